//! The site: every file a browser may ask for besides the pages, in `target/site`, where the
//! server embeds it from (a debug build reads it from there).
//!
//! A file's name carries a hash of its content, so a browser may keep it for ever and a new
//! version is a new address. `manifest.json` tells the server which logical name (`app.css`,
//! `fonts/a.woff2`) has which address. Text and WebAssembly lie compressed beside the original
//! (`.br`, `.gz`), so that no request has to compress anything.

use crate::css;
use crate::shell::{Done, root, step};
use crate::wasm::{self, Islands};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// How hard to compress: quickly while someone waits, thoroughly for what is handed out.
#[derive(Clone, Copy, PartialEq)]
pub enum Effort {
    Quick,
    Thorough,
}

impl Effort {
    fn brotli(self) -> u32 {
        match self {
            Effort::Quick => 5,
            Effort::Thorough => 11,
        }
    }

    fn gzip(self) -> u32 {
        match self {
            Effort::Quick => 6,
            Effort::Thorough => 9,
        }
    }
}

/// Served under its own name at the root, because browsers look for it there.
const UNHASHED: &str = "favicon.svg";
/// The script that wakes the islands; it needs the addresses of the other two.
const BOOTSTRAP: &str = "islands.js";

/// Builds the islands and lays out the site; does nothing when nothing has changed.
pub fn build(effort: Effort) -> Done {
    let islands = wasm::build()?;
    step("site", || lay_out(&islands, effort))
}

/// The first letters of SHA-256: enough to tell versions of a file apart.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// One file of the site.
struct File {
    /// Relative to `target/site`.
    path: String,
    bytes: Vec<u8>,
}

fn lay_out(islands: &Islands, effort: Effort) -> Done {
    let public = read_public()?;
    let style = read_style()?;

    // The same inputs give the same site. This program is one of them, known by its date.
    let program = fs::metadata(std::env::current_exe()?)?;
    let program = format!("{:?} {}", program.modified()?, program.len());
    let mut inputs = Sha256::new();
    let public_files = public.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let sheets = style.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
    let built =
        [("glue", islands.glue.as_slice()), ("module", islands.module.as_slice()), ("xtask", program.as_bytes())];
    for (name, bytes) in public_files.chain(sheets).chain(built) {
        inputs.update(format!("{name} {} ", bytes.len()));
        inputs.update(bytes);
    }
    let stamp = format!("{} brotli {}", hash(&inputs.finalize()), effort.brotli());

    let site = root().join("target/site");
    let seen = root().join("target/site.stamp");
    if site.join("manifest.json").exists() && fs::read_to_string(&seen).ok().as_deref() == Some(&stamp) {
        return Ok(());
    }
    if seen.exists() {
        fs::remove_file(&seen)?; // an interrupted build must not look finished
    }
    let files = name_by_content(islands, public, &style)?;
    write(&site, &files, effort)?;
    fs::write(seen, stamp)?;
    Ok(())
}

/// Gives every file its address, in the order in which they mention each other: fonts and
/// pictures, then the stylesheet, then glue and module, then the script that loads both.
fn name_by_content(
    islands: &Islands,
    mut public: BTreeMap<String, Vec<u8>>,
    style: &[(String, String)],
) -> Done<BTreeMap<String, File>> {
    let bootstrap = public.remove(BOOTSTRAP).ok_or("public/islands.js is missing")?;
    let mut bootstrap = String::from_utf8(bootstrap)?;
    let mut files = BTreeMap::new();

    for (name, bytes) in public {
        let path = if name == UNHASHED { name.clone() } else { address(&name, &bytes) };
        files.insert(name, File { path, bytes });
    }

    let mut sheet = String::new();
    for (name, text) in style {
        let squeezed = css::squeeze(text, &mut |url| local_address(url, &files))
            .map_err(|trouble| format!("style/{name}: {trouble}"))?;
        sheet.push_str(&squeezed);
    }
    let sheet = sheet.into_bytes();
    files.insert("app.css".into(), File { path: address("app.css", &sheet), bytes: sheet });

    for (name, bytes) in [("priorita.js", &islands.glue), ("priorita_bg.wasm", &islands.module)] {
        let path = address(name, bytes);
        let (mention, new) = (format!("\"./{name}\""), path.replace("pkg/", "./"));
        if bootstrap.matches(&mention).count() < 1 {
            return Err(format!("public/{BOOTSTRAP} does not mention {mention}").into());
        }
        bootstrap = bootstrap.replace(&mention, &format!("\"{new}\""));
        files.insert(name.into(), File { path, bytes: bytes.clone() });
    }
    let bootstrap = bootstrap.into_bytes();
    files.insert(BOOTSTRAP.into(), File { path: address(BOOTSTRAP, &bootstrap), bytes: bootstrap });
    Ok(files)
}

/// `fonts/a.woff2` becomes `pkg/fonts/a.<hash>.woff2`.
fn address(name: &str, bytes: &[u8]) -> String {
    let hash = hash(bytes);
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("pkg/{stem}.{hash}.{ending}"),
        None => format!("pkg/{name}.{hash}"),
    }
}

/// What a stylesheet's `url(…)` becomes: the file's address as seen from `pkg/app.css`.
/// Pages ask nobody else for anything, and a file that is not there should stop the build,
/// not a visitor.
fn local_address(url: &str, files: &BTreeMap<String, File>) -> Result<String, String> {
    if url.starts_with("data:") || url.starts_with('#') {
        return Ok(url.to_owned());
    }
    let name = url.trim_start_matches("../public/").trim_start_matches("./").trim_start_matches('/');
    let file = files.get(name).ok_or(format!("url({url}) is no file in public/"))?;
    Ok(match file.path.strip_prefix("pkg/") {
        Some(beside) => beside.to_owned(),
        None => format!("/{}", file.path),
    })
}

/// Files first, the manifest last and in one piece, leftovers afterwards: a server that reads
/// along never meets a manifest that names a missing file.
fn write(site: &Path, files: &BTreeMap<String, File>, effort: Effort) -> Done {
    let mut kept = BTreeSet::from([site.join("manifest.json")]);
    let mut manifest = Vec::new();

    for (name, file) in files {
        let kind = Kind::of(name)?;
        let path = site.join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(site))?;
        fs::write(&path, &file.bytes)?;
        if kind.compressible {
            for (ending, bytes) in [("br", brotli(&file.bytes, effort)?), ("gz", gzip(&file.bytes, effort)?)] {
                let beside = PathBuf::from(format!("{}.{ending}", path.display()));
                fs::write(&beside, bytes)?;
                kept.insert(beside);
            }
        }
        kept.insert(path);
        manifest.push(format!(
            "  {name:?}: {{\"path\": {:?}, \"size\": {}, \"type\": {:?}}}",
            file.path,
            file.bytes.len(),
            kind.name
        ));
    }

    let new = site.join("manifest.json.new");
    fs::write(&new, format!("{{\n{}\n}}\n", manifest.join(",\n")))?;
    fs::rename(new, site.join("manifest.json"))?;

    for path in files_below(site)? {
        if !kept.contains(&path) {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// What a file is, by the ending of its name.
struct Kind {
    name: &'static str,
    compressible: bool,
}

impl Kind {
    fn of(name: &str) -> Done<Kind> {
        let (name, compressible) = match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "css" => ("text/css; charset=utf-8", true),
            "js" => ("text/javascript; charset=utf-8", true),
            "json" => ("application/json", true),
            "md" | "txt" => ("text/plain; charset=utf-8", true),
            "svg" => ("image/svg+xml", true),
            "ttf" => ("font/ttf", true),
            "wasm" => ("application/wasm", true),
            "webmanifest" => ("application/manifest+json", true),
            "ico" => ("image/x-icon", false),
            "jpg" => ("image/jpeg", false),
            "png" => ("image/png", false),
            "webp" => ("image/webp", false),
            "woff2" => ("font/woff2", false),
            _ => {
                return Err(format!("{name}: add the type of such files to xtask/src/site.rs").into());
            }
        };
        Ok(Kind { name, compressible })
    }
}

fn brotli(bytes: &[u8], effort: Effort) -> Done<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, effort.brotli(), 22);
    writer.write_all(bytes)?;
    Ok(writer.into_inner())
}

fn gzip(bytes: &[u8], effort: Effort) -> Done<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(effort.gzip()));
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

/// The stylesheets in the order in which they build on each other: words (tokens), elements,
/// furniture, the rooms by name, and paper last.
fn read_style() -> Done<Vec<(String, String)>> {
    let mut sheets = Vec::new();
    for path in files_below(&root().join("style"))? {
        if path.extension().is_some_and(|ending| ending == "css") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            sheets.push((name, fs::read_to_string(path)?));
        }
    }
    sheets.sort_by_key(|(name, _)| {
        let rank = match name.as_str() {
            "tokens.css" => 0,
            "base.css" => 1,
            "ui.css" => 2,
            "islands.css" => 3,
            "print.css" => 5,
            _ => 4,
        };
        (rank, name.clone())
    });
    Ok(sheets)
}

/// Everything in `public/`, by its path there.
fn read_public() -> Done<BTreeMap<String, Vec<u8>>> {
    let public = root().join("public");
    let mut files = BTreeMap::new();
    for path in files_below(&public)? {
        let name = path.strip_prefix(&public)?.to_str().ok_or("a name in public/ is not UTF-8")?.to_owned();
        if !name.chars().all(|c| c.is_ascii_alphanumeric() || "._-/".contains(c)) {
            return Err(format!("public/{name}: only letters without accents, digits, . _ - in names").into());
        }
        files.insert(name, fs::read(path)?);
    }
    Ok(files)
}

/// All files in a folder and its folders, hidden ones left out, in a stable order.
fn files_below(folder: &Path) -> Done<Vec<PathBuf>> {
    let mut files = Vec::new();
    if !folder.exists() {
        return Ok(files);
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            files.extend(files_below(&entry.path())?);
        } else {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_font() -> BTreeMap<String, File> {
        let bytes = b"font".to_vec();
        BTreeMap::from([("fonts/a.woff2".into(), File { path: address("fonts/a.woff2", &bytes), bytes })])
    }

    #[test]
    fn a_name_carries_the_hash_of_the_content() {
        assert_eq!(address("fonts/a.woff2", b"font"), format!("pkg/fonts/a.{}.woff2", hash(b"font")));
        assert_ne!(address("a.css", b"one"), address("a.css", b"two"));
        assert_eq!(hash(b"").len(), 16);
    }

    #[test]
    fn a_stylesheet_finds_its_fonts_however_they_are_written() {
        let files = a_font();
        let beside = Ok(format!("fonts/a.{}.woff2", hash(b"font")));
        for url in ["/fonts/a.woff2", "fonts/a.woff2", "./fonts/a.woff2", "../public/fonts/a.woff2"] {
            assert_eq!(local_address(url, &files), beside);
        }
    }

    #[test]
    fn a_stylesheet_asks_nobody_else() {
        assert!(local_address("https://fonts.example/a.woff2", &a_font()).is_err());
        assert!(local_address("/fonts/missing.woff2", &a_font()).is_err());
    }
}
