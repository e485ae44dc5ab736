//! States under their several names, and what is of them.
//!
//! Owns the list. Only what stands in the news in more than one form: a state with one name needs no entry. A
//! dependency with all names of all states in all languages was rejected: it would be most of the program.

/// `word=state`: another name or an adjective, in plain letters, and the word that stands for the state.
pub(super) const NAMES: &[&str] = &[
    "russia russian=russia russians=russia ukraine ukrainian=ukraine belarus belarusian=belarus
     belarusan=belarus belorussia=belarus poland polish=poland germany german=germany france french=france
     britain=uk british=uk england english=england scotland scottish=scotland wales welsh=wales ireland
     irish=ireland spain spanish=spain portugal portuguese=portugal italy italian=italy greece greek=greece
     turkey turkish=turkey turkiye=turkey netherlands dutch=netherlands holland=netherlands belgium
     belgian=belgium denmark danish=denmark norway norwegian=norway sweden swedish=sweden finland
     finnish=finland iceland icelandic=iceland estonia estonian=estonia latvia latvian=latvia lithuania
     lithuanian=lithuania switzerland swiss=switzerland austria austrian=austria hungary hungarian=hungary
     czechia czech=czechia slovakia slovak=slovakia slovenia slovenian=slovenia croatia croatian=croatia
     serbia serbian=serbia bosnia bosnian=bosnia kosovo kosovar=kosovo albania albanian=albania romania
     romanian=romania rumania=romania bulgaria bulgarian=bulgaria moldova moldovan=moldova georgia
     georgian=georgia armenia armenian=armenia azerbaijan azerbaijani=azerbaijan azeri=azerbaijan cyprus
     cypriot=cyprus malta maltese=malta macedonia macedonian=macedonia montenegro montenegrin=montenegro",
    "china chinese=china japan japanese=japan korea korean=korea taiwan taiwanese=taiwan mongolia
     mongolian=mongolia vietnam vietnamese=vietnam thailand thai=thailand siam=thailand laos lao=laos
     cambodia cambodian=cambodia myanmar burma=myanmar burmese=myanmar malaysia malaysian=malaysia singapore
     singaporean=singapore indonesia indonesian=indonesia philippines philippine=philippines
     filipino=philippines india indian=india pakistan pakistani=pakistan bangladesh bangladeshi=bangladesh
     nepal nepalese=nepal nepali=nepal srilanka ceylon=srilanka afghanistan afghan=afghanistan iran
     iranian=iran persia=iran iraq iraqi=iraq syria syrian=syria lebanon lebanese=lebanon israel
     israeli=israel palestine palestinian=palestine jordan jordanian=jordan kuwait kuwaiti=kuwait qatar
     qatari=qatar bahrain bahraini=bahrain oman omani=oman yemen yemeni=yemen saudi=saudiarabia kazakhstan
     kazakh=kazakhstan uzbekistan uzbek=uzbekistan kyrgyzstan kyrgyz=kyrgyzstan tajikistan tajik=tajikistan
     turkmenistan turkmen=turkmenistan",
    "egypt egyptian=egypt libya libyan=libya tunisia tunisian=tunisia algeria algerian=algeria morocco
     moroccan=morocco sudan sudanese=sudan ethiopia ethiopian=ethiopia eritrea eritrean=eritrea somalia
     somali=somalia kenya kenyan=kenya uganda ugandan=uganda rwanda rwandan=rwanda burundi burundian=burundi
     tanzania tanzanian=tanzania congo congolese=congo nigeria nigerian=nigeria niger nigerien=niger ghana
     ghanaian=ghana mali malian=mali senegal senegalese=senegal chad chadian=chad cameroon
     cameroonian=cameroon angola angolan=angola zambia zambian=zambia zimbabwe zimbabwean=zimbabwe
     rhodesia=zimbabwe mozambique mozambican=mozambique namibia namibian=namibia botswana gambia
     gambian=gambia guinea guinean=guinea liberia liberian=liberia mauritania mauritanian=mauritania
     mauritius mauritian=mauritius eswatini swaziland=eswatini malawi malawian=malawi gabon gabonese=gabon
     togo benin madagascar malagasy=madagascar",
    "america=usa american=usa americans=usa canada canadian=canada mexico mexican=mexico cuba cuban=cuba
     haiti haitian=haiti jamaica jamaican=jamaica guatemala guatemalan=guatemala honduras honduran=honduras
     nicaragua nicaraguan=nicaragua panama panamanian=panama colombia colombian=colombia venezuela
     venezuelan=venezuela brazil brazilian=brazil brasil=brazil argentina argentine=argentina
     argentinian=argentina chile chilean=chile peru peruvian=peru bolivia bolivian=bolivia ecuador
     ecuadorian=ecuador uruguay uruguayan=uruguay paraguay paraguayan=paraguay guyana guyanese=guyana
     suriname australia australian=australia zealand fiji fijian=fiji europe european=europe africa
     african=africa asia asian=asia arab=arabia arabia arabian=arabia",
];

/// Short names, which count in capitals or with dots only.
pub(super) const IN_CAPITALS: &str =
    "us=usa usa uk gb=uk dprk=korea-north rok=korea-south prc=china drc=congo-democratic ussr=soviet
     uae=emirates ksa=saudiarabia eu=europe-union cis rsa=africa-south nz=zealand";

/// Names of several words, and the word that stands for the state. Links ("of", "the") are left out,
/// adjectives are as in [`NAMES`]; the longest come first.
pub(super) const PHRASES: &[(&[&str], &str)] = &[
    (&["democratic", "peoples", "republic", "korea"], "korea-north"),
    (&["democratic", "republic", "congo"], "congo-democratic"),
    (&["united", "states", "usa"], "usa"),
    (&["united", "kingdom", "uk"], "uk"),
    (&["peoples", "republic", "china"], "china"),
    (&["islamic", "republic", "iran"], "iran"),
    (&["syrian", "arabia", "republic"], "syria"),
    (&["united", "arabia", "emirates"], "emirates"),
    (&["russia", "federation"], "russia"),
    (&["united", "states"], "usa"),
    (&["united", "kingdom"], "uk"),
    (&["great", "uk"], "uk"),
    (&["north", "korea"], "korea-north"),
    (&["south", "korea"], "korea-south"),
    (&["republic", "korea"], "korea-south"),
    (&["republic", "china"], "taiwan"),
    (&["saudiarabia", "arabia"], "saudiarabia"),
    (&["czechia", "republic"], "czechia"),
    (&["slovakia", "republic"], "slovakia"),
    (&["soviet", "union"], "soviet"),
    (&["europe", "union"], "europe-union"),
    (&["south", "africa"], "africa-south"),
    (&["sri", "lanka"], "srilanka"),
    (&["new", "zealand"], "zealand"),
    (&["dr", "congo"], "congo-democratic"),
];

/// What a state calls itself before "of" and its name. Not "Democratic Republic", which tells two states of
/// Congo apart.
pub(super) const FORMS_OF_STATES: &[&[&str]] = &[
    &["republic"],
    &["kingdom"],
    &["state"],
    &["commonwealth"],
    &["principality"],
    &["sultanate"],
    &["federal", "republic"],
    &["federative", "republic"],
    &["islamic", "republic"],
    &["bolivarian", "republic"],
    &["hashemite", "kingdom"],
];
