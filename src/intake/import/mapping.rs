//! Which field is in which column, as somebody says it, and the small TOML file that keeps it.
//!
//! ```toml
//! dates = "dmy"
//!
//! [columns]
//! text = "Statement"
//! by = "Speaker"
//! ```

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::field::Field;
use crate::domain::Vocabulary;
use crate::domain::vocabulary::{suggestion, vocabulary};

vocabulary!(
    /// The order of the numbers of a date such as 03/04/2024.
    DayOrder, "order of a date", {
        /// The day first.
        Dmy => "dmy",
        /// The month first.
        Mdy => "mdy",
    }
);

/// Which field is in which column, and how to read dates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    /// For a field the name of its column, or its number from 1.
    pub columns: BTreeMap<Field, String>,
    /// The order of dates in numbers.
    pub dates: Option<DayOrder>,
}

impl Mapping {
    /// Takes `FIELD=COLUMN`; a field that is named again is renamed.
    ///
    /// # Errors
    /// What is wrong with it, as a sentence.
    pub fn add(&mut self, pair: &str) -> Result<(), String> {
        let Some((field, column)) = pair.split_once('=') else {
            return Err(format!("{pair:?} is not FIELD=COLUMN, such as text=Statement"));
        };
        let Some(field) = Field::named(field) else {
            let which = suggestion(field.trim(), Field::WORDS);
            return Err(format!("{:?} is not a field; {which}", field.trim()));
        };
        if column.trim().is_empty() {
            return Err(format!("`{field}` is given no column"));
        }
        self.columns.insert(field, column.trim().to_owned());
        Ok(())
    }

    /// Reads the file that [`Mapping::to_toml`] writes.
    ///
    /// # Errors
    /// Everything that is wrong with it, a sentence each.
    pub fn from_toml(text: &str) -> Result<Self, Vec<String>> {
        let table: toml::Table =
            text.parse().map_err(|error: toml::de::Error| vec![error.message().to_owned()])?;
        let mut mapping = Self::default();
        let mut faults = Vec::new();
        for (key, value) in &table {
            match (key.as_str(), value) {
                ("columns", toml::Value::Table(columns)) => {
                    for (field, column) in columns {
                        let column = match column {
                            toml::Value::String(name) => name.clone(),
                            toml::Value::Integer(number) => number.to_string(),
                            _ => {
                                faults.push(format!(
                                    "`{field}` is neither the name of a column nor its number"
                                ));
                                continue;
                            }
                        };
                        faults.extend(mapping.add(&format!("{field}={column}")).err());
                    }
                }
                ("dates", toml::Value::String(order)) => match order.parse() {
                    Ok(order) => mapping.dates = Some(order),
                    Err(error) => faults.push(error.to_string()),
                },
                _ => faults.push(format!("`{key}` is neither the table [columns] nor dates = \"dmy\"")),
            }
        }
        if faults.is_empty() { Ok(mapping) } else { Err(faults) }
    }

    /// The mapping as a small TOML file.
    pub fn to_toml(&self) -> String {
        let mut text =
            String::from("# Which column of a table is which field: gainsay import FILE --mapping THIS\n");
        if let Some(order) = self.dates {
            let _ = writeln!(text, "dates = \"{order}\"");
        }
        text.push_str("\n[columns]\n");
        for (field, column) in &self.columns {
            let _ = writeln!(text, "{field} = {}", toml::Value::String(column.clone()));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_comes_back_from_its_file() {
        let mut mapping = Mapping { dates: Some(DayOrder::Mdy), ..Mapping::default() };
        for pair in ["text=State\"ment=x", "by=5", "responds-to=Antwort auf", "speaker=Wer"] {
            mapping.add(pair).unwrap();
        }
        assert_eq!(Mapping::from_toml(&mapping.to_toml()).unwrap(), mapping);
        assert_eq!(mapping.columns[&Field::By], "Wer");
    }

    #[test]
    fn what_is_wrong_with_a_mapping_is_said_all_at_once() {
        let faults =
            Mapping::from_toml("dates = \"ymd\"\nother = 1\n[columns]\ntxt = \"A\"\nby = \"\"\nkind = []\n")
                .unwrap_err();
        assert_eq!(faults.len(), 5, "{faults:?}");
        assert!(faults.iter().any(|fault| fault.contains("did you mean \"text\"?")), "{faults:?}");
        assert!(Mapping::default().add("text").unwrap_err().contains("FIELD=COLUMN"));
    }
}
