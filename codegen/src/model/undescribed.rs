//! Bodies that there are, and that no source describes: what a reader is told, and the words that machines read.

use super::{Operation, Request, Response};

impl Request {
    /// What a reader is told where no source describes it.
    pub fn undescribed(&self) -> Option<&'static str> {
        matches!(self, Self::NotStated).then_some("No source describes the body; it is free-form JSON.")
    }

    /// How much is known of it, in the word of the machine formats.
    pub fn word(&self) -> &'static str {
        match self {
            Self::None => "none",
            Self::NotStated => "not-stated",
            Self::Fields(_) => "fields",
        }
    }
}

impl Response {
    /// What a reader is told where no source describes it.
    pub fn undescribed(&self) -> Option<&'static str> {
        matches!(self, Self::NotStated).then_some("No source describes the answer.")
    }

    /// How much is known of it, in the word of the machine formats.
    pub fn word(&self) -> &'static str {
        match self {
            Self::NotStated => "not-stated",
            Self::Bytes => "bytes",
            Self::Object(_) => "fields",
        }
    }
}

impl Operation {
    /// What a reader is told of its bodies that no source describes, in one line; `None` where there is no such body.
    pub fn undescribed(&self) -> Option<String> {
        let said: Vec<&str> = self.request.undescribed().into_iter().chain(self.response.undescribed()).collect();
        (!said.is_empty()).then(|| said.join(" "))
    }
}
