//! Pages that break off within the list of a field's providers, where the specification says so: they say what it says.

use tests::pages::{Age, Layout, Saved, pages_of};
use unified_codegen::diagnostics::Report;
use unified_codegen::model::{Field, Location, Operation, Request, Resource, Spec, Support};

use crate::run::{Known, merged, none_of, raw, with, written};

/// A list of which the specification has a part.
#[derive(Clone)]
struct List {
    resource: String,
    method: String,
    location: Location,
    field: String,
}

impl List {
    /// Those that the specification has of fields at the top of what is sent.
    fn all(spec: &Spec) -> Vec<Self> {
        let mut lists = Vec::new();
        for (resource, operation) in spec.operations() {
            let sent = [(Location::Query, operation.query.as_slice()), (Location::Request, operation.request_fields())];
            for (location, fields) in sent {
                lists.extend(fields.iter().filter(|field| field.support.is_in_part()).map(|field| Self {
                    resource: resource.path(),
                    method: operation.method.wire().to_owned(),
                    location,
                    field: field.wire.clone(),
                }));
            }
        }
        lists
    }

    fn resource<'s>(&self, spec: &'s mut Spec) -> Option<&'s mut Resource> {
        spec.apis.iter_mut().flat_map(|api| &mut api.resources).find(|resource| resource.path() == self.resource)
    }

    fn operation<'r>(&self, resource: &'r mut Resource) -> Option<&'r mut Operation> {
        resource.operations.iter_mut().find(|operation| operation.method.wire() == self.method)
    }

    fn support<'s>(&self, spec: &'s mut Spec) -> Option<&'s mut Support> {
        let operation = self.operation(self.resource(spec)?)?;
        let fields: &mut Vec<Field> = match (self.location, &mut operation.request) {
            (Location::Query, _) => &mut operation.query,
            (_, Request::Fields(fields)) => fields,
            _ => return None,
        };
        fields.iter_mut().find(|field| field.wire == self.field).map(|field| &mut field.support)
    }

    /// What the specification says of it.
    fn in_spec(&self, spec: &Spec) -> Option<Support> {
        self.support(&mut spec.clone()).cloned()
    }

    /// The page about the operation, where the list is this one.
    fn page(&self, spec: &Spec, support: Support, layout: Layout) -> Saved {
        let mut spec = spec.clone();
        *self.support(&mut spec).expect("it is there") = support;
        let resource = self.resource(&mut spec).expect("it is there");
        resource.operations.retain(|operation| operation.method.wire() == self.method);
        let resource = resource.clone();
        let mut pages = pages_of(&spec, &resource, layout);
        assert_eq!(pages.len(), 1, "{} {}", self.resource, self.method);
        pages.remove(0)
    }

    /// The page with nothing behind the list.
    fn cut(&self, spec: &Spec, layout: Layout) -> Saved {
        let cells = self.in_spec(spec).expect("it is there").cells().to_vec();
        let whole = self.page(spec, Support::Listed(cells), layout);
        let without = self.page(spec, Support::NotStated, layout).text;
        let behind =
            whole.text.bytes().rev().zip(without.bytes().rev()).take_while(|(one, other)| one == other).count();
        let end = whole.text.len() - behind;
        let end = whole.text[end..].find('\n').map_or(whole.text.len(), |line| end + line);
        Saved { text: whole.text[..end].to_owned(), ..whole }
    }
}

#[test]
fn a_page_that_breaks_off_in_a_list_says_what_the_file_says() {
    let known = Known::committed();
    let lists = List::all(&known.spec);
    assert!(!lists.is_empty(), "the specification has none");
    let mut wrong = Vec::new();
    for list in &lists {
        let expected = list.in_spec(&known.spec);
        for layout in [Layout::OldNamed(Age::Blanks), Layout::OldNamed(Age::Compact)] {
            let saved = [list.cut(&known.spec, layout)];
            let named = format!("{} {} {} {layout:?}", list.resource, list.method, list.field);
            let mut compare = |what: &str, compiled: Result<Spec, Report>| match compiled {
                Ok(spec) if list.in_spec(&spec) == expected => {}
                Ok(spec) => wrong.push(format!("{what}: {named}: {:?}, not {expected:?}", list.in_spec(&spec))),
                Err(report) => wrong.push(format!("{what}: {named}: {}", tests::text(report))),
            };
            compare("alone", with(&known, &written(&known.join(&saved, None))));
            let joined = known.join(&saved, Some(&known.spec));
            let mut files = known.files.clone();
            for after in raw(&merged(&known, &known.files, &known.spec, &joined).0) {
                files.retain(|file| file.path != after.path);
                files.push(after);
            }
            compare("into its file", tests::compile(files));
        }
    }
    none_of(wrong);
}
