"""What people ask of any call and few calls say: no rule decides it, only a document that names it answers."""

from __future__ import annotations

ELSEWHERE: dict[str, tuple[str, str]] = {
    "volume": (
        r"何ページ(?!目|に|の|・|か)|ページ数|ページ制限|\d+ ?(?:ページ|枚|文?字)|枚数|字数|文字数|何文字|何枚",
        r"page limit|\d+ (?:pages?|words?|characters)|(?:how many|maximum|max) (?:pages|words|characters)|number of (?:pages|words)|word (?:limit|count)|pages long",
    ),
    "minutes": (
        r"何分(?!の|か)|持ち時間|(?:プレゼン|発表|質疑|面接)の?時間|何分間",
        r"(?:how many|in|number of) minutes|minutes long|time slot|(?:interview|presentation) (?:length|last)",
    ),
    "slides_to_show": (
        r"(?:面接|プレゼン|発表|ヒアリング)(?:用|時|当日)?(?:の|で使う|に使う)?(?:資料|スライド)",
        r"(?:interview|presentation) (?:slides?|materials?|decks?|documents?)|(?:slides?|materials?|decks?) (?:for|at|to) (?:the |our |my |an )?(?:interview|presentation)",
    ),
    "days_after": (
        r"(?:終了|完了|満了)(?:後|から|して)?(?:の)?何(?:日|週間|か月|ヶ月|カ月)|何(?:日|週間|か月|ヶ月|カ月)(?:以内|後)(?:に|まで)?[^。]{0,6}(?:提出|報告)",
        r"how (?:many|much) (?:days|weeks|months|time) (?:after|do we (?:have|get) after|are (?:we|there) (?:given )?after)",
    ),
    "wording": (
        r"件名|文面|(?:メール|連絡)(?:に)?(?:は)?.{0,6}何(?:を|と)(?:書|記)|何を書いて(?:送|連絡)",
        r"subject line|what (?:should|do|must|shall) (?:i|we) (?:write|put|say) (?:in|to)|(?:e-?mail|notice|message) (?:\w+ ){0,3}(?:say|contain|include|mention)",
    ),
    "receipt": (
        r"(?:受理|受領|受付)(?:され|の)?(?:た|通知|メール|番号|確認)|(?:届い|提出でき|受け付けられ)(?:た|てい)[^。]{0,4}か(?:どうか)?|完了メール",
        r"(?:(?:went|gone|got)(?: all the way)? through(?! (?:the )?(?:e-?rad|system|portal))|(?:did|has|whether|if) (?:\w+ ){1,3}go through(?! (?:the )?(?:e-?rad|system|portal)))|acknowledg\w+|confirmation (?:e-?mail|of (?:receipt|submission))|(?:has|have|was|were) (?:been )?received|reference number",
    ),
    "deadline_extension": (
        r"(?:締め?切り?|〆切り?|期限|期日)(?:の|を|が|は)?(?:再)?(?:延長|延ば|延び|延期)",
        r"(?:deadline|submission) extensions?|exten(?:d|ded|ding|sion)(?: of| to| for| on)? (?:the |my |our |your )?(?:application |submission |closing )*(?:deadline|date)|more time to (?:apply|submit)",
    ),
    "font": (r"文字サイズ|フォント|行間|書体", r"font(?: size)?|typeface|line spacing|margins?"),
    "age": (r"年齢|何歳|\d+ ?歳", r"age(?: limit)?|older than|younger than"),
    "account": (
        r"パスワード|ログイン|アカウント|(?:登録|取得)(?:方法|手順|手続)|id ?の?取得|機関登録|研究者番号",
        r"passwords?|log ?in|accounts?|regist(?:er|ration)(?! of)|sign up|researcher number",
    ),
    "midterm": (r"中間(?:評価|報告|審査)", r"mid-?term|interim|halfway review"),
    "payment": (
        r"支払(?:い)?(?:時期|方法|回数|日)|分割|年何回|何回に分け|(?:いつ|何回|どこに)[^。]{0,6}振り?込",
        r"payment (?:schedule|dates?|terms?)|instal?ments?|paid in (?:advance|arrears|stages)|when .{0,20}paid out|reimburse\w*",
    ),
    "carryover": (r"繰(?:り)?越", r"carr(?:y|ied)[- ]?(?:over|forward)|unspent"),
    "visits": (
        r"分けて(?:渡航|滞在)|複数回に分け|断続",
        r"several visits|split (?:over|into)|multiple visits|in stages|intermittent",
    ),
    "odds": (
        r"採択率|倍率|競争率|応募(?:件|者)数|過去の採択",
        r"(?:success|acceptance|award) rates?|odds|chances? of|what are (?:my|our|the) chances|competition rate|how many (?:applications|applicants)|how competitive",
    ),
    "venue": (
        r"会場|面接(?:の)?場所|オンライン|対面|ズーム|開催地",
        r"venue|location|online|in person|zoom|remote(?:ly)?|face to face|held where",
    ),
    "phone": (r"電話|ファックス|住所|郵送", r"phone|telephone|fax|postal address|street address|call you"),
    "scoring": (
        r"配点|点数|採点|審査基準|評価項目|評価基準|観点",
        r"scor(?:e|es|ed|ing)|marks|weight(?:s|ing|ed)?|criteria|criterion",
    ),
    "reviewers": (
        r"審査員|審査委員|査読者|評価委員|評価者|誰が(?:審査|選考|評価|査読)|(?:審査|選考|評価|査読)(?:は|を)(?:誰|どなた)が",
        r"reviewers?|referees?|panel members?|(?:review|selection|evaluation) panel|members of the panel|assessors?|committee members?|who (?:reviews|assesses|evaluates)",
    ),
    "allowance": (
        r"日当|宿泊|手当|単価|謝金|日額|月額|年俸|時給",
        r"stipends?|per diem|daily allowance|allowances?|accommodation|hotels?|lodging|honorari(?:um|a)|hourly rate|day rate",
    ),
    "publication": (
        r"論文掲載|掲載料|投稿料|オープンアクセス|出版",
        r"open access|publication (?:fees?|costs?|charges?)|apcs?|article processing|publish(?:ing)?",
    ),
    "property": (
        r"知的財産|知財|特許|権利|帰属|ライセンス|著作権",
        r"intellectual property|ip rights|ip|patents?|ownership|who (?:\w+ )?owns?|owned by|licen[cs]e|copyright",
    ),
    "effort": (r"エフォート|従事率|専従", r"fte|effort|time commitment|hours (?:per|a) week|full[- ]time"),
    "care": (
        r"育休|産休|育児|介護|出産|休職|家族|配偶者|子ども|病気休暇|ライフイベント",
        r"famil(?:y|ies)|spouses?|partners? and children|dependants?|maternity|paternity|parental|childcare|sick leave|career break|family leave",
    ),
    "compliance": (
        r"研究倫理|安全保障|輸出管理|研究インテグリティ|利益相反|生命倫理|動物実験|遺伝子組換え|不正",
        r"research ethics|ethical (?:approval|review)|export controls?|research integrity|conflicts? of interest|security screening|animal experiments?|misconduct|trusted research",
    ),
    "diversity": (r"女性研究者|ジェンダー|男女|ダイバーシティ", r"gender|diversity|women|female|equality"),
    "buyout": (r"バイアウト|代行", r"buy-?outs?|teaching relief"),
    "visa": (r"ビザ|査証|在留", r"visas?|immigration|work permit"),
    "tax": (r"消費税|課税|税金", r"vat|tax(?:es|able)?"),
    "rejection": (
        r"不採択|再応募|再申請|再提出|辞退|取り下げ|修正(?:版|して)?(?:提出)?",
        r"reject(?:ed|ion)|resubmi(?:t|ssion|tted)|re-?apply|withdraw(?:al|n)?|appeal",
    ),
}
