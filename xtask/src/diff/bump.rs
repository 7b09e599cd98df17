//! How far a version has to be raised, by the rules that Cargo resolves dependencies by.

use semver::{Prerelease, Version};

/// What a change asks of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Bump {
    /// Nobody's code has to change, and nothing is new.
    Patch,
    /// Something is new.
    Minor,
    /// Somebody's code may have to change.
    Major,
}

/// Whether a version was raised as far as a change asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Raised {
    pub(crate) is_enough: bool,
    /// The least version that is.
    pub(crate) least: Version,
}

/// A pre-release of the least version is enough too: no requirement of an older one takes it.
pub(crate) fn raised(before: &Version, after: &Version, needed: Bump) -> Raised {
    let least = least(before, needed);
    let is_later = after.cmp_precedence(before).is_gt();
    Raised { is_enough: is_later && core(after) >= core(&least), least }
}

/// The least version that a change may be released in.
fn least(before: &Version, needed: Bump) -> Version {
    if !before.pre.is_empty() && granted(before) >= needed {
        return after_pre_release(before);
    }
    let (major, minor, patch) = core(before);
    match (major, minor, needed) {
        (0, 0, _) | (0, _, Bump::Minor | Bump::Patch) | (_, _, Bump::Patch) => {
            Version::new(major, minor, patch.saturating_add(1))
        }
        (0, _, Bump::Major) | (_, _, Bump::Minor) => Version::new(major, minor.saturating_add(1), 0),
        (_, _, Bump::Major) => Version::new(major.saturating_add(1), 0, 0),
    }
}

/// What a pre-release may bring, going by what it is a pre-release of: 2.0.0 anything, 1.3.0 something new.
fn granted(pre_release: &Version) -> Bump {
    match core(pre_release) {
        (0, 0, _) | (_, 0, 0) | (0, _, 0) => Bump::Major,
        (0, ..) | (_, _, 0) => Bump::Minor,
        _ => Bump::Patch,
    }
}

/// `2.0.0-beta.2` after `2.0.0-beta.1`; where no number can be raised, the release itself.
fn after_pre_release(before: &Version) -> Version {
    let (major, minor, patch) = core(before);
    let release = Version::new(major, minor, patch);
    let Some((name, number)) = before.pre.rsplit_once('.') else { return release };
    let next = number.parse::<u64>().ok().and_then(|number| number.checked_add(1));
    let pre = next.and_then(|next| Prerelease::new(&format!("{name}.{next}")).ok());
    pre.map_or(release.clone(), |pre| Version { pre, ..release })
}

fn core(version: &Version) -> (u64, u64, u64) {
    (version.major, version.minor, version.patch)
}

#[cfg(test)]
mod tests {
    use super::Bump::{Major, Minor, Patch};
    use super::{Raised, Version, raised};

    #[test]
    fn cargos_rules() {
        for (before, after, needed, is_enough, least) in [
            ("1.2.3", "2.0.0", Major, true, "2.0.0"),
            ("1.2.3", "1.3.0", Major, false, "2.0.0"),
            ("1.2.3", "3.1.4", Major, true, "2.0.0"),
            ("1.2.3", "1.3.0", Minor, true, "1.3.0"),
            ("1.2.3", "1.2.4", Minor, false, "1.3.0"),
            ("1.2.3", "2.0.0", Minor, true, "1.3.0"),
            ("1.2.3", "1.2.4", Patch, true, "1.2.4"),
            ("1.2.3", "1.2.3", Patch, false, "1.2.4"),
            ("1.2.3", "1.2.2", Patch, false, "1.2.4"),
            ("0.1.0", "0.2.0", Major, true, "0.2.0"),
            ("0.1.0", "0.1.1", Major, false, "0.2.0"),
            ("0.1.0", "1.0.0", Major, true, "0.2.0"),
            ("0.1.5", "0.1.6", Minor, true, "0.1.6"),
            ("0.1.5", "0.1.6", Patch, true, "0.1.6"),
            ("0.1.5", "0.1.5", Patch, false, "0.1.6"),
            ("0.0.3", "0.0.4", Major, true, "0.0.4"),
            ("0.0.3", "0.0.4", Minor, true, "0.0.4"),
            ("0.0.3", "0.0.3", Patch, false, "0.0.4"),
            ("1.0.0+a", "1.0.0+b", Patch, false, "1.0.1"),
        ] {
            compare(before, after, needed, is_enough, least);
        }
    }

    #[test]
    fn pre_releases() {
        for (before, after, needed, is_enough, least) in [
            ("1.2.3", "2.0.0-alpha", Major, true, "2.0.0"),
            ("1.2.3", "1.3.0-rc.1", Major, false, "2.0.0"),
            ("0.1.0", "0.2.0-rc.1", Major, true, "0.2.0"),
            ("2.0.0-beta.1", "2.0.0-beta.2", Major, true, "2.0.0-beta.2"),
            ("2.0.0-beta.1", "2.0.0-beta.1", Patch, false, "2.0.0-beta.2"),
            ("2.0.0-beta.9", "2.0.0-beta.10", Major, true, "2.0.0-beta.10"),
            ("2.0.0-beta", "2.0.0", Major, true, "2.0.0"),
            ("2.0.0-beta.x", "2.0.0-alpha.x", Major, false, "2.0.0"),
            ("1.3.0-rc.1", "1.3.0", Minor, true, "1.3.0-rc.2"),
            ("1.3.0-rc.1", "1.3.0", Major, false, "2.0.0"),
            ("1.2.4-rc.1", "1.2.4", Patch, true, "1.2.4-rc.2"),
            ("1.2.4-rc.1", "1.2.4", Minor, false, "1.3.0"),
            ("0.2.0-rc.1", "0.2.0", Major, true, "0.2.0-rc.2"),
            ("0.2.1-rc.1", "0.2.1", Minor, true, "0.2.1-rc.2"),
            ("0.2.1-rc.1", "0.2.1", Major, false, "0.3.0"),
            ("0.0.4-rc.1", "0.0.4", Major, true, "0.0.4-rc.2"),
            ("1.0.0-rc.1", "1.0.0", Major, true, "1.0.0-rc.2"),
        ] {
            compare(before, after, needed, is_enough, least);
        }
    }

    #[track_caller]
    fn compare(before: &str, after: &str, needed: super::Bump, is_enough: bool, least: &str) {
        let version = |text| Version::parse(text).expect("a version");
        let expected = Raised { is_enough, least: version(least) };
        assert_eq!(raised(&version(before), &version(after), needed), expected, "{before} to {after}: {needed:?}");
    }
}
