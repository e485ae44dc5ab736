use super::{
    APPEARANCES, ARTICLES, ASSESSMENTS, CHANGES, CLAIM_SPEAKERS, CLAIMS, DENIALS, DISPUTED, DISPUTED_ITEMS,
    LISTED, MATRIX, ORIGINS, OUTLETS, RELATIONS, REVERSALS, SPEAKERS, TIMELINE, TOPICS, UNANSWERED,
};
use crate::output::{Columns, Format};

fn header<R>(columns: &Columns<R>) -> String {
    let shown = columns.select(None).unwrap().columns(Format::Csv);
    shown.iter().map(|column| column.name).collect::<Vec<_>>().join(",")
}

fn keys<R>(columns: &Columns<R>) -> String {
    let shown = columns.select(None).unwrap().columns(Format::Json);
    shown.iter().map(|column| column.name).collect::<Vec<_>>().join(",")
}

/// Others read these files and pipes by these names. A column may be added; none may be renamed, moved or taken away.
#[test]
fn headers_are_frozen() {
    let headers = [
        header(&CLAIMS),
        header(&CLAIM_SPEAKERS),
        header(&APPEARANCES),
        header(&RELATIONS),
        header(&DENIALS),
        header(&DISPUTED),
        header(&SPEAKERS),
        header(&ARTICLES),
        header(&OUTLETS),
        header(&TOPICS),
        header(&CHANGES),
        header(&LISTED),
        header(&MATRIX),
        header(&TIMELINE),
        header(&UNANSWERED),
        header(&REVERSALS),
        header(&ORIGINS),
        header(&ASSESSMENTS),
    ];
    assert_eq!(
        headers,
        [
            "id,ref,kind,status,speakers,titles,speaking_for,said,said_words,said_earliest,said_latest,said_rule,text,quote,about,\
             event,event_words,event_earliest,event_latest,event_rule,relations,topics,articles,outlets,urls,origins,note,entry,\
             possible",
            "claim,position,speaker,name,name_as_given,title,kind,on_behalf_of,on_behalf_of_name",
            "id,claim,ref,article,position,mode,quote,quote_pieces,via,cues,origin,outlet,headline,url,published,\
             speakers,text,capture,stands_at,note",
            "id,claim,relation,target,scope,part,force,basis,note,claim_ref,claim_speakers,claim_text,claim_said,\
             target_ref,target_speakers,target_text,target_said,article,quote,entry,recorded_at,withdrawn",
            "denial,denied_by,denied_on,denied_on_words,denied_on_earliest,denied_on_latest,denied_on_rule,denial_text,\
             denial_quote,article,outlet,url,scope,part,force,basis,relation,claim,claim_ref,claim_speakers,claim_said,\
             claim_text",
            "claim,ref,status,kind,speakers,said,said_words,said_earliest,said_latest,said_rule,text,quote,articles,\
             outlets,urls,topics,challenge,relation,relation_id,scope,part,force,basis,stands,challenge_by,challenge_on,\
             challenge_on_words,challenge_on_earliest,challenge_on_latest,challenge_on_rule,challenge_text,\
             challenge_quote,challenge_articles,challenge_outlets,challenge_urls,possible,decides,heard,relation_entry,\
             relation_recorded_at,relation_article,relation_quote",
            "id,name,kind,aliases,affiliations,claims,denials,on_behalf,note,merged,merged_into",
            "id,url,headline,outlet,byline,published,published_words,published_earliest,published_latest,published_rule,\
             language,kind,topics,claims,note",
            "id,name,domain,country,state_controlled,articles,note",
            "id,name,claims,articles,note",
            "outcome,noun,id,fields,summary,warnings",
            "report,column,meaning,in_json",
            "claim,ref,status,speakers,said,text,topics,party,party_name,position,changed,positions,certain,statement,\
             statement_said,statement_said_words,statement_said_earliest,statement_said_latest,statement_said_rule,\
             statement_text,statement_quote,statement_articles,statement_urls",
            "said,said_words,said_earliest,said_latest,said_rule,certain,claim,ref,kind,status,speakers,relations,text,quote,\
             event,topics,articles,outlets,urls,heard",
            "claim,ref,kind,status,speakers,said,said_words,said_earliest,said_latest,said_rule,text,quote,party,party_name,\
             days_at_least,days_at_most,counted_to,topics,articles,outlets,urls",
            "party,party_name,claim,ref,text,claims,from,from_claim,from_said,from_said_words,from_said_earliest,\
             from_said_latest,from_said_rule,from_text,from_quote,from_articles,from_urls,to,to_claim,to_said,to_said_words,\
             to_said_earliest,to_said_latest,to_said_rule,to_text,to_quote,to_articles,to_urls,certain",
            "origins,claim,ref,kind,status,names,speakers,said,text,topics,articles,outlets,urls",
            "id,claim,ref,text,rating,scale,by,assessed,assessed_words,assessed_earliest,assessed_latest,assessed_rule,url,\
             note,entry,assessor,name_as_given",
        ]
    );
}

#[test]
fn json_keys_are_the_headers_without_the_parts_of_a_date() {
    assert_eq!(
        keys(&CLAIMS),
        "id,ref,kind,status,speakers,said,text,quote,about,event,relations,topics,articles,outlets,urls,origins,note,entry,possible"
    );
    assert_eq!(keys(&DISPUTED_ITEMS), "claim,status,possible,why,challenges");
}

#[test]
fn what_a_table_shows_fits_a_terminal() {
    let names = CLAIMS.select(None).unwrap().columns(Format::Table);
    let names: Vec<&str> = names.iter().map(|column| column.name).collect();
    assert_eq!(names, ["id", "kind", "status", "speakers", "said", "text"]);
}
