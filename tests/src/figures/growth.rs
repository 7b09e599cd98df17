//! How a figure grows with the catalogue.

use super::{Figures, Size};

/// How something grows.
pub(super) struct Growth<'a> {
    /// What was measured.
    pub what: &'a str,
    /// The smallest and the largest catalogue that it was measured on.
    pub from: Size,
    pub to: Size,
    /// The power of the number of resources that it grows with: 1 where twice the catalogue costs twice as much.
    pub exponent: f64,
}

/// Of everything that was measured on three of the invented catalogues or more.
pub(super) fn of(figures: &Figures) -> Vec<Growth<'_>> {
    let mut names: Vec<&str> = Vec::new();
    for figure in &figures.figures {
        if !names.contains(&figure.what.as_str()) {
            names.push(&figure.what);
        }
    }
    names.into_iter().filter_map(|what| growth(figures, what)).collect()
}

fn growth<'a>(figures: &Figures, what: &'a str) -> Option<Growth<'a>> {
    let of_size = |size: Size| {
        let resources = size.catalogue().map(|size| size.apis * size.resources)?;
        let figure = figures.figures.iter().find(|figure| figure.what == what && figure.size == size)?;
        #[expect(clippy::cast_precision_loss, reason = "there are thousands of resources, not trillions")]
        (figure.figure > 0.0).then(|| (size, (resources as f64).ln(), figure.figure.ln()))
    };
    let points: Vec<(Size, f64, f64)> = Size::INVENTED.into_iter().filter_map(of_size).collect();
    let [(from, ..), _, .., (to, ..)] = points.as_slice() else { return None };
    Some(Growth { what, from: *from, to: *to, exponent: slope(&points) })
}

/// Of the straight line that is nearest to the points, by least squares.
fn slope(points: &[(Size, f64, f64)]) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "there are four of them")]
    let count = points.len() as f64;
    let mean = |coordinate: fn(&(Size, f64, f64)) -> f64| points.iter().map(coordinate).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.1), mean(|point| point.2));
    let (above, below) = points.iter().fold((0.0, 0.0), |(above, below), point| {
        (above + (point.1 - x) * (point.2 - y), below + (point.1 - x) * (point.1 - x))
    });
    above / below
}
