//! `platform.rs`: what holds for every operation, as constants.

use quote::{format_ident, quote};

use super::docs::{Docs, code};
use super::file::RustFile;
use super::wire;
use crate::model::{Authentication, Envelope, Platform, Spec};
use crate::names::constant;

pub(super) fn file(spec: &Spec) -> RustFile {
    let platform = &spec.platform;
    let mut file = RustFile::new("platform.rs", "spec/platform.yaml");
    let docs =
        Docs::default().text(&format!("What holds for every operation of {}: names on the wire.", platform.name));
    file.push(docs.inner_tokens());
    constants(&mut file, platform);
    parameters(&mut file, platform);
    envelopes(&mut file, platform);
    formats(&mut file, platform);
    file.push(wire::tokens(platform));
    file
}

fn constants(file: &mut RustFile, platform: &Platform) {
    let (url, name) = (&platform.base_url, &platform.name);
    let Authentication { header, scheme } = &platform.authentication;
    file.push(quote! {
        /// The vendor's name.
        pub const NAME: &str = #name;
    });
    file.push(quote! {
        /// Where the routes start.
        pub const BASE_URL: &str = #url;
    });
    file.push(quote! {
        /// The header that carries the token.
        pub const AUTHENTICATION_HEADER: &str = #header;
    });
    file.push(quote! {
        /// What stands before the token in the header.
        pub const AUTHENTICATION_SCHEME: &str = #scheme;
    });
}

fn parameters(file: &mut RustFile, platform: &Platform) {
    for parameter in &platform.parameters {
        let Some(role) = parameter.role else { continue };
        let name = format_ident!("PARAMETER_{}", constant(role.as_str()));
        let wire = &parameter.wire;
        let docs = Docs::default()
            .markdown(format!("The common parameter with the role {}.", code(role.as_str())))
            .maybe(parameter.description.as_deref())
            .tokens();
        file.push(quote! {
            #docs
            pub const #name: &str = #wire;
        });
    }
}

fn envelopes(file: &mut RustFile, platform: &Platform) {
    for Envelope { of, part, wire, .. } in &platform.envelopes {
        let name = format_ident!("ENVELOPE_{}_{}", of.to_uppercase(), part.to_uppercase());
        let docs = Docs::default()
            .markdown(format!("The key of `{}` in the envelope of `{of}`.", part.replace('_', " ")))
            .tokens();
        file.push(quote! {
            #docs
            pub const #name: &str = #wire;
        });
    }
}

fn formats(file: &mut RustFile, platform: &Platform) {
    for format in &platform.response_formats {
        let name = format_ident!("RESPONSE_FORMAT_{}", constant(&format.wire));
        let wire = &format.wire;
        let default = format.is_default.then_some("What comes when no format is asked for.");
        let docs = Docs::default()
            .markdown(format!("The response format {}.", code(wire)))
            .maybe(format.description.as_deref())
            .maybe(default)
            .tokens();
        file.push(quote! {
            #docs
            pub const #name: &str = #wire;
        });
    }
}
