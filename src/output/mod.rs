//! How a result looks: table, json, jsonl, csv, md.
