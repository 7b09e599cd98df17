//! What the last run made of what: a file beside the machine-written folder, so that the next run need not make it again.
//!
//! It says nothing that is believed of the disk: whatever it names is read and compared before it counts as made. Where it is damaged, of
//! another program or not there, everything is made.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::inputs::Inputs;
use crate::checksum::Checksum;
use crate::digest::Digest;
use crate::publish::{self, SingleFile, Tree};

/// A run that ended well.
#[derive(Serialize, Deserialize)]
pub(super) struct LastRun {
    /// What all of it was made of.
    pub(super) of: Digest,
    /// What was said at its end.
    pub(super) totals: String,
    /// The files of the machine-written folder.
    pub(super) files: BTreeMap<String, Checksum>,
    /// The files beside the specification, by name.
    pub(super) beside: BTreeMap<String, Checksum>,
    /// What the files of the platform and the providers were made of.
    pub(super) ground: Digest,
    /// What the files of each resource were made of, by the resource's path.
    pub(super) resources: BTreeMap<String, Digest>,
}

impl LastRun {
    pub(super) fn new(
        inputs: &Inputs,
        totals: String,
        tree: &Tree,
        beside: &[SingleFile],
        resources: BTreeMap<String, Digest>,
    ) -> Self {
        let files = tree.files().map(|(path, content)| (path.to_owned(), content.checksum())).collect();
        let beside = beside.iter().map(|file| (file.name(), file.checksum())).collect();
        Self { of: inputs.whole, totals, files, beside, ground: inputs.shared, resources }
    }
}

/// Where the last run of a folder is kept.
pub(super) struct Kept(PathBuf);

impl Kept {
    pub(super) fn beside(root: &Path) -> Self {
        Self(publish::hidden_beside(root, "last-run"))
    }

    /// The last run, if what is kept is what was written: its digest stands before it.
    pub(super) fn read(&self) -> Option<LastRun> {
        let bytes = self.is_ours().then(|| fs::read(&self.0).ok())??;
        let (digest, run) = bytes.split_at_checked(DIGEST)?;
        (digest == line(run).as_bytes()).then(|| serde_json::from_slice(run).ok())?
    }

    /// Where it cannot be kept, or only in part, the next run makes everything: nothing else is lost.
    pub(super) fn write(&self, run: &LastRun) {
        if let Ok(run) = serde_json::to_vec(run)
            && (self.is_ours() || fs::symlink_metadata(&self.0).is_err())
        {
            // A file of two names would change under the other one, too.
            let _ = fs::remove_file(&self.0);
            let _ = fs::write(&self.0, [line(&run).as_bytes(), run.as_slice()].concat());
        }
    }

    /// A link leads to a file of somebody else's, a pipe has no end.
    fn is_ours(&self) -> bool {
        fs::symlink_metadata(&self.0).is_ok_and(|meta| meta.is_file() && meta.len() <= LARGEST)
    }
}

/// In bytes, a hundred times what a large catalogue needs.
const LARGEST: u64 = 64 << 20;

/// The length of the line with the digest.
const DIGEST: usize = 65;

fn line(run: &[u8]) -> String {
    format!("{:?}\n", Digest::of(run))
}
