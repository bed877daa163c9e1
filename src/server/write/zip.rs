//! Several files as one ZIP. The same files give the same bytes, whenever and wherever they are
//! packed, so that a download can be compared and cached.

use std::io::{Cursor, Write as _};

use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, DateTime, ZipWriter};

/// Packs files under their names, in the order given. A name that occurs twice gets a number.
pub fn zip(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    // The first moment a ZIP can name: 1980-01-01. Permissions are fixed too.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut names: Vec<String> = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        let name = (1..).map(|number| numbered(name, number)).find(|name| !names.contains(name)).unwrap_or_default();
        // Pictures are compressed already.
        let method = if name.ends_with(".png") { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        writer
            .start_file(&name, options.compression_method(method))
            .expect("memory can be written to; no name is there twice");
        writer.write_all(bytes).expect("memory can be written to");
        names.push(name);
    }
    writer.finish().expect("memory can be written to").into_inner()
}

/// `graf.svg`, `graf-2.svg`; no name leads out of the folder it is unpacked to.
fn numbered(name: &str, number: usize) -> String {
    let safe: String = name.chars().map(|c| if c.is_control() || "\\:*?\"<>|".contains(c) { '-' } else { c }).collect();
    let safe: Vec<&str> = safe.split('/').filter(|part| !matches!(*part, "" | "." | "..")).collect();
    let safe = if safe.is_empty() { "-".to_owned() } else { safe.join("/") };
    if number == 1 {
        return safe;
    }
    match safe.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{number}.{ending}"),
        None => format!("{safe}-{number}"),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn the_same_files_give_the_same_bytes_and_come_out_again() {
        let files = vec![
            ("tabulka.csv".to_owned(), "Potřeby;5".repeat(100).into_bytes()),
            ("grafy/graf-1.png".to_owned(), vec![1, 2, 3]),
            ("tabulka.csv".to_owned(), vec![4]),
            ("../../etc/passwd".to_owned(), vec![5]),
        ];
        let packed = zip(&files);
        assert_eq!(packed, zip(&files));
        let mut archive = ::zip::ZipArchive::new(Cursor::new(packed)).unwrap();
        let names: Vec<String> =
            (0..archive.len()).map(|i| archive.by_index(i).unwrap().name().unwrap().to_string()).collect();
        assert_eq!(names, ["tabulka.csv", "grafy/graf-1.png", "tabulka-2.csv", "etc/passwd"]);
        let mut text = Vec::new();
        archive.by_name("tabulka.csv").unwrap().read_to_end(&mut text).unwrap();
        assert_eq!(text, files[0].1);
    }
}
