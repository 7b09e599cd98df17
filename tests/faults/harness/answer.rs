//! Answers, byte by byte.

use serde_json::Value;

/// An answer before it is sent.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// An answer without a body.
pub(crate) fn answer(status: u16) -> Answer {
    Answer { status, headers: Vec::new(), body: Vec::new() }
}

/// An answer with JSON.
pub(crate) fn json(status: u16, body: &Value) -> Answer {
    answer(status).body("application/json", body.to_string())
}

impl Answer {
    pub(crate) fn header(mut self, name: &str, value: impl ToString) -> Self {
        self.headers.push((name.to_owned(), value.to_string()));
        self
    }

    pub(crate) fn body(mut self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self.header("content-type", content_type)
    }

    /// The same, compressed.
    pub(crate) fn gzip(mut self) -> Self {
        self.body = compressed(&self.body);
        self.header("content-encoding", "gzip")
    }

    pub(crate) fn head(&self) -> Vec<u8> {
        let mut head = format!("HTTP/1.1 {} Said\r\n", self.status);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.into_bytes()
    }

    /// All of it, with the length of the body.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let length = match self.status {
            204 => String::new(),
            _ => format!("content-length: {}\r\n", self.body.len()),
        };
        [self.head(), length.into_bytes(), b"\r\n".to_vec(), self.body.clone()].concat()
    }

    /// All but the last bytes of it, although it says how many there are.
    pub(crate) fn without_last(&self, bytes: usize) -> Vec<u8> {
        let mut all = self.bytes();
        all.truncate(all.len() - bytes);
        all
    }

    /// All of it in chunks of this length, and whether the last one is sent that says that it is over.
    pub(crate) fn chunked(&self, length: usize, is_whole: bool) -> Vec<u8> {
        let mut all = [self.head(), b"transfer-encoding: chunked\r\n\r\n".to_vec()].concat();
        for chunk in self.body.chunks(length) {
            all.extend(format!("{:x}\r\n", chunk.len()).into_bytes());
            all.extend(chunk);
            all.extend(b"\r\n");
        }
        all.extend(if is_whole { &b"0\r\n\r\n"[..] } else { b"" });
        all
    }

    /// All of it, its end being that of the connection.
    pub(crate) fn until_the_end(&self) -> Vec<u8> {
        [self.head(), b"connection: close\r\n\r\n".to_vec(), self.body.clone()].concat()
    }
}

fn compressed(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;

    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("memory can be written to");
    encoder.finish().expect("memory can be written to")
}
