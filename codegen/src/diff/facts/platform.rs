//! What holds for every resource.

use super::fields::written;
use super::matching::{Matched, Pair, by_name, certain};
use super::{Facts, Spot};
use crate::diff::change::{Member, Sides, Text, What, Wire};
use crate::model::{Envelope, Parameter, Platform, ResponseFormat, Role};

impl<'a> Facts<'_, 'a> {
    pub(super) fn platform(&mut self) {
        let pair = self.context.specs.map(|spec| &spec.platform);
        let name = pair.map(|platform| Some(platform.name.clone()));
        self.differ(pair.map(|platform| Spot::platform(&platform.places.name)), name, |name| {
            What::Text(Text::Vendor, name)
        });
        let spots = pair.map(|platform| Spot::platform(&platform.places.base_url));
        self.wire(spots, Wire::BaseUrl, pair.map(|platform| Some(platform.base_url.clone())));
        let spots = pair.map(|platform| Spot::platform(&platform.places.authentication));
        let header = |platform: &Platform| {
            let authentication = &platform.authentication;
            Some(format!("{}: {}", authentication.header, authentication.scheme))
        };
        self.wire(spots, Wire::Authentication, pair.map(header));
        self.routes(pair);
        self.parameters(pair);
        self.response_formats(pair);
        self.envelopes(pair);
    }

    fn wire(&mut self, spots: Sides<Spot<'_>>, wire: Wire, values: Sides<Option<String>>) {
        self.differ(spots, values, |values| What::Wire(wire, values));
    }

    /// Every kind of method has a route.
    fn routes(&mut self, pair: Sides<&Platform>) {
        for (method, before) in &pair.before.routes {
            let Some(after) = pair.after.route(method) else { continue };
            let spots = Sides::new(before, after).map(|route| Spot::route(method.kind(), route));
            let shown = Sides::new(before, after).map(|route| Some(format!("{} {}", route.http.as_str(), route.path)));
            self.wire(spots, Wire::Route, shown);
        }
    }

    fn parameters(&mut self, pair: Sides<&'a Platform>) {
        let matched = by_name(&pair.before.parameters, &pair.after.parameters, |parameter| &parameter.wire);
        for parameters in &matched.both {
            self.parameter(*parameters);
        }
        if let Some(order) = &matched.reordered {
            let spots = pair.map(|platform| Spot::platform(&platform.places.parameters));
            self.push(spots, What::Order(order.clone()));
        }
        self.settle_parameters(&matched);
    }

    /// A role is what a parameter is for, so two of one role that are alike are the same parameter.
    fn settle_parameters(&mut self, matched: &Matched<'a, Parameter>) {
        let Matched { lost, gained, .. } = matched;
        let renamed = certain(lost, gained, |lost, gained| {
            let alike = || self.is_alike(|_| false, |facts| facts.parameter(Sides::new(*lost, *gained)));
            lost.role.is_some() && lost.role == gained.role && alike()
        });
        for Pair { before, after } in &renamed {
            let names = Sides::new(before.wire.clone(), after.wire.clone());
            self.push(Sides::new(*before, *after).map(|parameter| Spot::parameter(parameter)), What::Name(names));
        }
        for parameter in lost.iter().filter(|lost| !renamed.iter().any(|pair| pair.before.wire == lost.wire)) {
            self.lost(Spot::parameter(parameter), parameter.required);
        }
        for parameter in gained.iter().filter(|gained| !renamed.iter().any(|pair| pair.after.wire == gained.wire)) {
            self.gained(Spot::parameter(parameter), parameter.required);
        }
    }

    /// One common parameter, its name aside.
    fn parameter(&mut self, pair: Sides<&Parameter>) {
        let spots = pair.map(Spot::parameter);
        self.wire(spots, Wire::ParameterLocation, pair.map(|parameter| Some(parameter.location.as_str().to_owned())));
        self.wire(spots, Wire::ParameterType, pair.map(|parameter| Some(written(&parameter.ty))));
        self.wire(spots, Wire::ParameterRole, pair.map(|one| one.role.map(Role::as_str).map(str::to_owned)));
        let flag = pair.map(|parameter| parameter.required);
        let listed = Sides::new(false, false);
        self.differ(spots, flag, |flag| What::Required { flag, listed });
        self.text(spots, Text::Description, pair.map(|parameter| &parameter.description));
        self.text(spots, Text::Example, pair.map(|parameter| &parameter.example));
        // Of one in the path, the routes say which methods have it.
        if !pair.map(|parameter| parameter.location).differ() {
            self.methods(spots, pair);
        }
        self.members(spots, Member::OptionalIn, pair.map(|parameter| parameter.optional_in.as_slice()));
    }

    fn methods(&mut self, spots: Sides<Spot<'_>>, pair: Sides<&Parameter>) {
        let all = pair.map(|parameter| parameter.methods.is_empty());
        self.differ(spots, all, What::AllMethods);
        if !all.differ() {
            self.members(spots, Member::Method, pair.map(|parameter| parameter.methods.as_slice()));
        }
    }

    fn members(&mut self, spots: Sides<Spot<'_>>, member: Member, names: Sides<&[String]>) {
        let matched = by_name(names.before, names.after, String::as_str);
        for name in matched.lost {
            self.push(spots, What::Member(member, Sides::new(Some(name.clone()), None)));
        }
        for name in matched.gained {
            self.push(spots, What::Member(member, Sides::new(None, Some(name.clone()))));
        }
    }

    fn response_formats(&mut self, pair: Sides<&'a Platform>) {
        let matched = by_name(&pair.before.response_formats, &pair.after.response_formats, |format| &format.wire);
        for formats in &matched.both {
            let spots = formats.map(Spot::response_format);
            self.text(spots, Text::Description, formats.map(|format| &format.description));
            self.wire(spots, Wire::Answer, formats.map(|format| Some(format.answer.as_str().to_owned())));
            self.differ(spots, formats.map(|format| format.everywhere), What::Everywhere);
        }
        for format in matched.lost {
            self.lost(Spot::response_format(format), false);
        }
        for format in matched.gained {
            self.gained(Spot::response_format(format), false);
        }
        let spots = pair.map(|platform| Spot::platform(&platform.places.response_formats));
        let default = |platform: &Platform| {
            let default: Option<&ResponseFormat> = platform.response_formats.iter().find(|format| format.is_default);
            default.map(|format| format.wire.clone())
        };
        self.wire(spots, Wire::DefaultFormat, pair.map(default));
        if let Some(order) = matched.reordered {
            self.push(spots, What::Order(order));
        }
    }

    fn envelopes(&mut self, pair: Sides<&Platform>) {
        let find = |platform: &'a Platform, of: &Envelope| {
            platform.envelopes.iter().find(|other| (other.of, other.part) == (of.of, of.part))
        };
        let Sides { before, after } = self.context.specs.map(|spec| &spec.platform);
        for old in &before.envelopes {
            let new = find(after, old);
            let there = new.map_or_else(|| Spot::no_envelope(old, pair.after), Spot::envelope);
            let names = Sides::new(Some(old.wire.clone()), new.map(|new| new.wire.clone()));
            self.wire(Sides::new(Spot::envelope(old), there), Wire::Envelope, names);
        }
        for new in after.envelopes.iter().filter(|new| find(before, new).is_none()) {
            let spots = Sides::new(Spot::no_envelope(new, pair.before), Spot::envelope(new));
            self.wire(spots, Wire::Envelope, Sides::new(None, Some(new.wire.clone())));
        }
    }
}
