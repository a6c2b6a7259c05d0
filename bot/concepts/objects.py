"""What a question to a funding call's desk can be about. Japanese and English patterns over folded text."""

from __future__ import annotations

OBJECTS: dict[str, tuple[str, str]] = {
    "deadline": (
        r"締め?切り?|〆切り?|しめきり|締切り|シメキリ|期限|期日|受付終了|締まる|締まり|デッドライン|必着|締め切ら|同時刻|同じ(?:時刻|日時)|(?:[日時分頃末旬]|[)）午])まで(?:に|の)?[^。]{0,25}(?:提出|応募|申請|送付|申込|必着|受付)",
        r"deadlines?|due(?: dates?)?|cut-?offs?|closing (?:date|time|day)s?|closes?(?! (?:enough|to|by)(?![a-z]))|closed|closing|last day|(?:submi\w+|appl(?:y|ications?)|received|upload\w*|sent)\b[^.]{0,80}? (?:by|before|until|no later than) (?:noon|midnight|the \d|\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d)|time limit|submission date|by the same (?:hour|time|day|date|moment)|too late|in time|still (?:apply|submit|open)|final date",
    ),
    "still": (
        r"まだ|間に合|今から|これから(?:でも)?|受付中|募集中|もう.{0,6}(?:終|締)|すでに(?:締|終)",
        r"still|too late|in time|already closed|is it (?:still )?open|currently open|now closed|over yet|late",
    ),
    "apply": (
        r"応募|申請|公募(?:は|が)|申込|申し込|出願|エントリー|受付|公募期間|募集期間",
        r"appl(?:y|ies|ied|ying|ication|ications)|submi(?:t|ts|tted|tting|ssion|ssions)|propos(?:e|al|als)|bid|enter",
    ),
    "submit": (
        r"提出|アップロード|送付|出せば|出したら|投稿|出し方|出しても|出せ|出す|上げて|上げれ|アップして",
        r"submi(?:t|ts|tted|tting|ssion|ssions)|upload(?:s|ed|ing)?|send|hand in|filed?|filing",
    ),
    "way": (
        r"方法|手順|やり方|仕方|どうやって|どうすれば|どのように|手続き?|流れ",
        r"how (?:do|does|should|can|to|is|are)|procedure|process|method|steps|way to",
    ),
    "award": (
        r"支援(?:規模|額|金|上限)|助成(?:額|金)?|研究費|委託費|予算(?:規模|額|上限)?|申請額|交付額|配分額|支給額|補助金|資金額|総額|費用総額|申請金額|支援総額|もらえ|研究資金|規模",
        r"awards?|grants?|funding|funds?|budgets?|money|financ(?:e|ing|ial)|support (?:amount|level|size)|amount of support|receive|get|obtain|request(?:ed)?|ask for",
    ),
    "money": (r"円|万円|億|ポンド", r"yen|pounds?|jpy|gbp|£|¥|\$|dollars?"),
    "direct": (r"直接経費|直接費", r"direct (?:costs?|expenses?|budgets?|amounts?)"),
    "indirect": (
        r"間接経費|間接費|オーバーヘッド|一般管理費",
        r"indirect(?: (?:costs?|expenses?|rate))?|overheads?",
    ),
    "fec": (
        r"フルエコノミックコスト|(?:総|全)コスト|(?:総|全)(?:経)?費用?の(?:全額|一部|何割)",
        r"fec|full (?:economic )?(?:costs?|costing)|(?:all|part) of the costs?",
    ),
    "web_page": (
        r"url|(?:ホーム|ウェブ|web)ページ|(?:ウェブ|web)サイト|公募ページ|リンク",
        r"urls?|web ?(?:pages?|sites?|address)|home ?pages?|call pages?|links?",
    ),
    "exchange_rate": (
        r"為替|換算(?:率|レート)|(?:円|ポンド)(?:の)?レート",
        r"(?:exchange|conversion|(?:pound|yen|gbp|jpy|sterling)[- /](?:pound|yen|gbp|jpy|sterling)) rates?|rate of exchange",
    ),
    "rate": (
        r"為替|レート|換算|円換算|何円換算|何ポンド|ポンドで(?:いくら|何)|(?:日本)?円で(?:いくら|何)|日本円|何円(?:に|で|くらい|相当)",
        r"exchange rate|conversion(?: rate)?|convert(?:ed|s)?|currency|in yen|in pounds|how many (?:pounds|yen)(?= (?:is|are|was|would (?:that|it|this)|does)|[?.]|$)|rate of exchange",
    ),
    "period": (
        r"支援期間|研究期間|実施期間|助成期間|契約期間|プロジェクト期間|課題期間|研究年数|支援年数|期間|(?:支援|研究|助成|プロジェクト)(?:は|が|も)(?=[^。]{0,24}(?:まで|終わ|終了))",
        r"(?:project|funding|award|grant|support|research) (?:period|duration|term|length)|durations?|periods?|project last|run for|project end|funded for|terms?|last for|(?:run|last|go on|take)s? longer|longer project",
    ),
    "extend": (
        r"延長|延ば|延び|のば|継続でき|延期|続け(?:られ|る|て|たい|ら)|まで(?:の)?(?:研究|実施|継続|活動)(?!開始)",
        r"continu(?:e|es|ed|ing)|carr(?:y|ied|ying) on|go on|run (?:until|till|to|through)|last until|stretch(?:ed|es|ing)?|exten(?:d|ds|ded|ding|sion|sions)|prolong(?:ed|ing|ation)?|no-cost extension|longer than",
    ),
    "start": (
        r"開始|スタート|始ま|始め|着手",
        r"start(?:s|ed|ing)?|begin(?:s|ning)?|commence(?:s|ment)?|kick-?off|launch",
    ),
    "project_start": (
        r"(?:研究|課題|プロジェクト|支援)(?:は|が|の|を|自体は)?(?:いつ)?(?:から)?(?:開始|始ま|始め|スタート)",
        r"(?:projects?|research|work|funding|award)(?: (?:are|is|will|be|can|to|the|expected|planned|supposed|scheduled)){0,5} (?:start|begin|commence)(?:s|ing)?|(?:start|begin|commence)(?:s|ning|ment)? (?:date )?(?:of|for) (?:the )?(?:projects?|research|funding|award)",
    ),
    "end": (
        r"終了(?:時期|日|予定)?|終わ|満了",
        r"ends?|ending|finish(?:es)?|expir(?:e|es|y)|conclude|(?:until|till) (?:when|what)\b[^.?!]* runs?",
    ),
    "outgoing": (
        r"渡航|アウトゴーイング|派遣(?:者|研究者)?|海外(?:へ|に)(?:行|派遣|出)|相手国(?:へ|に|側で|で)|研究者を(?:送|派遣)|英国に(?:行|滞在|派遣|送)|送り出|往来|留学",
        r"outgoing(?: researchers?)?|send(?:ing)? (?:\w+ ){0,3}(?:people|persons?|researchers?|students?|postdocs?)|go(?:es|ing)? (?:abroad|to the uk|overseas)|travel(?:s|ling|ing)?|sent? (?:abroad|to the uk)|visits?|visiting(?! (?:researcher|scientist|scholar|fellow|professor))|mobility|overseas(?! (?:partner|institution|universit|collaborator|team|side|researcher|agenc|funder))|abroad|secondments?|second(?:ed|ing)|exchange(?:s)?(?! rate)",
    ),
    "student": (
        r"学生|院生|修士|博士(?:後期|前期)?課程|博士課程|ドクター|大学院",
        r"(?:phd|doctoral|graduate|master'?s?|postgraduate|undergraduate|msc)? ?(?:students?|candidates?)|master'?s?|doctoral (?:course|program|programme)",
    ),
    "undergraduate": (
        r"学部生|学部学生|大学生|高校生|学部\d?年",
        r"undergraduates?(?: students?)?|bachelor'?s?|high school",
    ),
    "degree": (
        r"学位|博士号|取得後|取得から|ポスドク|博士取得|博士を取|修了後",
        r"phd|ph\.d\.?|doctorates?|degrees?|since (?:my|the|their|his|her|obtaining)|after (?:my|the|their|his|her|a) (?:phd|degree|doctorate)|post-?docs?|postdoctoral|doctoral degree|graduated",
    ),
    "young": (
        r"若手|次世代を担",
        r"early[- ]career(?: researchers?)?|ecrs?|young(?:er)?(?: researchers?)?|junior",
    ),
    "stay": (
        r"滞在|(?:英国|イギリス|相手国|海外|国外|現地|渡航先)(?:側)?での(?:研究)?(?:活動|実施)|渡航期間|渡航先での|留まる|現地で(?:の)?研究|赴任|派遣期間",
        r"stay(?:s|ed|ing)?(?! (?:below|under|within|above|over|close|tuned))|time abroad|spen[dt](?! (?:up to |more than |about |over )?[£¥$€\d])(?= .{0,24}(?:months?|years?|weeks?|time|abroad|overseas|uk|japan))|remain|visit (?:last|duration|length)|abroad for",
    ),
    "headcount": (
        r"何人|何名|人数|\d+名|\d+人|[一二三四五]名|[一二三四五]人|複数名",
        r"how many (?:people|researchers?|ecrs?|students?|outgoing|persons?|members?)|number of (?:people|researchers?|ecrs?|students?|outgoing|members?)|(?:one|two|three|four|five|several|\d+) (?:people|researchers?|students?|outgoing|ecrs?)",
    ),
    "share": (
        r"\d割|[一二三四五六七八九]割|割合|用途|使途|使い道|パーセント|比率|配分(?!され|する|し|額|機関)|何割|何%|\d%|\d%",
        r"shares?|proportions?|percent(?:age)?|%|portion|how much of|fraction|split|(?:use|uses|used) (?:of|for)|spen[dt](?: on|ing)?(?! (?:in|abroad|(?:\w+ )?(?:months?|years?|weeks?)|(?:up to |more than |about |over )?[£¥$€\d](?![\d.]* ?%)))|restrictions?",
    ),
    "network": (
        r"国際的?ネットワーク|ネットワーク(?:構築|形成)?|国際頭脳循環|人材育成|若手(?:研究者)?育成|若手研究者(?:の|等の)?育成|育成",
        r"network(?:s|ing)?|brain circulation|nurtur(?:e|ing)|foster(?:s|ed|ing)?|training|development of|mobility",
    ),
    "goods": (
        r"物品費?|パソコン|コンピュータ|消耗品|備品|試薬|機器|設備|装置|機材|購入",
        r"supplies|suppl(?:y|ied)|computers?|laptops?|pcs|software|equipments?|consumables?|reagents?|instruments?|goods|purchas(?:e|es|ed|ing)|buy(?:ing)?|bought|(?<!novel )(?<!new )materials(?! field)|machines?",
    ),
    "employment": (
        r"雇用|人件費|給与|給料|賃金|雇い|雇う",
        r"salar(?:y|ies)|wages?|personnel(?: costs?)?|employ(?:ment|ing|ed|ees?)?|hir(?:e|ing|ed)|staff(?: costs?)?",
    ),
    "workshop": (
        r"ワークショップ|シンポジウム|セミナー|研究集会|会議開催",
        r"workshops?|ws|symposi(?:um|a)|seminars?|meetings?|conferences?",
    ),
    "travel_cost": (
        r"渡航費|旅費|航空券|航空運賃|出張費|交通費",
        r"travel (?:costs?|expenses?|budget|funds?|money)|airfares?|flights?|trip costs?",
    ),
    "coordinator": (
        r"コーディネ[ーイ][トタ](?:ー|ータ|ーター)?(?:業務)?|コーディネーター|事務スタッフ|支援スタッフ",
        r"coordinat(?:ors?|ion|ing|e)|administrative staff|project manager",
    ),
    "counts": (
        r"含め|含ま|含む|該当|対象(?:に|と|で|[?？]|$)|算入|計上|カウント|充て|当て|使え|使って|使用|入れ",
        r"counts?|counted|included?|includes|cover(?:s|ed)?|charged?|spen[dt]|used?|pay for|towards?|part of|qualif(?:y|ies)|belongs? (?:in|to)(?= (?:the|that|this) )|eligible costs?",
    ),
    "duplicate": (
        r"重複|両方|同時(?:に)?(?:応募|申請)|複数(?:の)?(?:公募|応募|申請|件|提案)|二つ(?:の)?|2つ(?:の)?|もう(?:一|1)[件つ]|(?:他|別|ほか)の.{0,8}公募|(?:に|へ)も.{0,12}(?:応募|申請|出|参加)|併願|(?:すでに|既に).{0,12}(?:応募|申請|出して)|掛け持ち|かけもち|2件|二件|(?:別|他|ほか)の(?:公募|提案|課題|チーム)(?!書)",
        r"(?:here|this (?:one|call)) (?:too|as well|also)|already (?:submitted|applied|applying)|(?<!are )both(?! (?:the )?(?:sides?|teams?|countries|deadlines?|uk(?! (?:\w+ )?call)|japan\w* (?:and|side|team)|agenc))|more than one|pis? (?:both )?(?:here|there) and (?:also )?(?:in|on|here|there)|also (?:apply|submit|be|lead|propose|(?:a )?pis?|(?:a )?principal)|duplicat(?:e|es|ion)|(?:second|two(?! (?:sides|teams|countries|agencies))|multiple|several|another|other) (?:[a-z]+ ){0,3}(?:applications?|proposals?|calls?|frames?|schemes?|projects?)|simultaneous(?:ly)?|twice|at the same time|in parallel|as well|concurrent(?:ly)?|double",
    ),
    "pi": (
        r"研究代表者?|代表(?:者)?(?:として|にな)|主任研究者",
        r"(?<!co-)pis?|principal investigators?|lead(?:er|ing)? (?:applicant|researcher|investigator)|lead",
    ),
    "other_role": (
        r"分担者|共同研究者|研究参加者|参加者として|メンバーとして|代表者以外|協力者",
        r"co-?pis?|co-?investigators?|co-?leads?|participants?|team members?|collaborators?|not (?:as )?(?:the )?pi",
    ),
    "consortium": (
        r"コンソーシアム|共同研究体制|(?:[0-9一二三複単]*)機関(?!に所属)|共同(?:で)?(?:応募|申請|提案)|パートナー|相手(?:方|機関)",
        r"consorti(?:um|a)|institutions?|organi[sz]ations?|universit(?:y|ies)|partners?|jointly|collaborat(?:e|ion|or|ors)",
    ),
    "alone": (
        r"(?:側|大学|機関|研究所|国|日本|学|校|社|チーム|人|名|代表者?|pi)(?:だけ|のみ)(?!を)|単独で|抜きで",
        r"alone|on (?:our|my|their|its) own|by (?:ourselves|itself|myself)|without (?:a|an|any)|only|single[- ]handed(?:ly)?|solely",
    ),
    "unstated": (
        r"企業|会社|民間|(?<!開発)(?<!大学)(?<!学校)(?<!機構)法人|国籍|外国籍|定年|任期|非常勤|名誉教授|特任|職位|個人|フリー|産業界|ベンチャー|第三国|海外(?:の)?(?:大学|機関|研究機関)",
        r"compan(?:y|ies)|industr(?:y|ial)|firms?|private sector|nationalit(?:y|ies)|foreign(?:ers?| nationals?)?|nationals? of|(?<=ish )nationals?|(?<=ese )nationals?|(?<=an )nationals?|citizens?|retired|emeritus|part-time|fixed-term|start-?ups?|non-?profit|npos?|ngos?|individuals?(?! calls?)|freelance|overseas (?:universit(?:y|ies)|institutions?)|third[- ]countr(?:y|ies)",
    ),
    "file_kind": (
        r"ワード|エクセル|一太郎|原稿ファイル|ファイル(?:の)?(?:形式|種類|フォーマット)",
        r"word|docx?|excel|latex|pages file|file (?:formats?|types?|kinds?)",
    ),
    "abroad_based": (
        r"(?:海外|国外|外国)(?:の)?(?:大学|機関|研究機関|研究所|在住|在籍|勤務|にいる|から)|在外|海外に(?:所属|在籍|いる)",
        r"(?:based|employed|working|works?|located|affiliated|resid\w+|live|living) (?:\w+ ){0,5}(?:outside|overseas|abroad)|overseas (?:institution|universit|institute)\w*|foreign (?:institution|universit|institute)\w*|(?:institution|university|institute) (?:outside|abroad|overseas)",
    ),
    "in_english": (r"英語|英文", r"(?:in )?english"),
    "in_japanese": (
        r"日本語|和文|邦文",
        r"in japanese(?! (?:yen|side|institutions?|universit\w+))|japanese[- ](?:language|version|text|translation)",
    ),
    "language": (r"何語|言語|使用言語", r"languages?|translat(?:e|ed|ion)|written in"),
    "form": (
        r"様式|フォーム|書式|ひな形|テンプレート|雛形|申請書|提案書|別々の提案|フォーマット|書類(?!審査|選考)",
        r"forms?|templates?|formats?|(?:proposal|application) documents?|documents?(?! review| screening)|(?:joint|one|single|separate|two) proposals?|paperwork",
    ),
    "system": (
        r"電子メールで|メールで|郵送で|イーラド|府省共通|電子システム|電子申請|システム|提出先",
        r"by (?:e-?mail|post)|e-?rad|systems?|portals?|platforms?|pdfs?|funding service|website form|electronic(?:ally)?|online",
    ),
    "field": (r"分野|領域|学問", r"(?:research )?(?:fields?|areas?|disciplines?|domains?)"),
    "theme": (
        r"テーマ|トピック|課題(?:内容|名)|どんな課題|どのような課題|研究内容|題材|募集対象|スコープ|対象(?:となる)?研究|範囲",
        r"themes?|topics?|subjects?|scopes?|in scope|out of scope|what kind of (?:research|projects?)|covered research",
    ),
    "country": (
        r"対象国|対象地域|国・地域|国や地域|国はどこ|どの国|どこの国|相手国(?:は|に|と)|何か国|参加国|対象となる国",
        r"countr(?:y|ies)|nations?|regions?|territor(?:y|ies)|partner countries",
    ),
    "awards": (
        r"採択(?:件数|数|予定)?|件数|採択され|何件|採用件数|採択枠|選ばれ",
        r"how many .{0,30}(?:awarded|funded|selected|granted|supported)|(?:number of|how many) (?:projects?|awards?|proposals?|grants?|applications?)|projects? (?:will|are|to|is) (?:[a-z]+ ){0,2}(?:be )?(?:selected|funded|chosen|supported|adopted)|adopted|selected projects?",
    ),
    "review": (
        r"審査|選考|書面|書類選考|評価方法",
        r"reviews?|reviewed|screening|selection|assess(?:ed|ment)|panel|peer",
    ),
    "paper_review": (
        r"書類審査|書面審査|書類選考|一次審査",
        r"(?:document|paper|written|desk) (?:review|screening|assessment)s?|first stage",
    ),
    "interview": (
        r"面接|ヒアリング|面談|インタビュー|プレゼン",
        r"interviews?|interviewed|hearings?|oral (?:presentation|examination)",
    ),
    "result": (
        r"結果|採否|合否|採択通知|通知時期|採択(?:の)?(?:発表|決定|通知)|可否(?:の)?(?:通知|連絡)|合格",
        r"results?|outcomes?|decisions?|notified|notification of (?:the )?(?:result|review|selection)|announce(?:d|ment)?|hear back|hear (?:whether|if|from you|about (?:our|the|my))|(?:know|learn|told) (?:whether|if) (?:we|i|our [a-z]+|it)(?:'ve| have| has| was| were| are| is)? (?:got|been|won|selected|success\w+|funded|chosen|accepted)|find out|informed",
    ),
    "invitation": (
        r"前まで|何日前|何週間前|事前に(?:連絡|通知)|(?:面接|ヒアリング).{0,12}(?:連絡|案内|通知|呼ば)|呼ばれ",
        r"in advance|(?:much|long|any|what) notice|interviewees? (?:\w+ )?(?:notified|told|informed|contacted)|by what means|before the interview|(?:know|told|hear|notified)\b[^.?!]{0,30}\binterview|how (?:early|far ahead|soon)|invited?|invitations?|weeks? before|days? before",
    ),
    "schedule": (
        r"スケジュール|日程|予定表|工程|タイムライン|全体の流れ|今後の(?:流れ|予定)|選考の流れ|審査の流れ",
        r"schedules?|timelines?|calendars?|timetables?|time line|key dates|milestones?",
    ),
    "notice": (
        r"(?:応募|申請|提出)(?:(?:の|する)?(?:前|まえ)に?|に先(?:立|だ)[っちつ]て?).{0,12}連絡|(?:jst|事務局|担当)(?:へ|に|への)(?:の)?連絡|事前(?:の)?(?:連絡|相談|通知|登録|申告|エントリー|届)|予告|意向表明|応募の意思|前もって(?:の)?(?:連絡|知らせ)|あらかじめ(?:連絡|知らせ)",
        r"(?:advance|prior|preliminary|early) (?:notice|notification|contact|registration|inquiry)|notify|beforehand|letter of intent|expression of interest|intention to (?:apply|submit)|pre-?(?:contact|notif\w+|notice)|notif(?:y|ied) (?:\w+ ){0,4}(?:in advance|beforehand)|loi|eoi|pre-?regist(?:er|ration)|contact(?:ing)? (?:[a-z]+ ){0,3}(?:first|before|in advance)|tell (?:jst|you) (?:before|in advance|first)|(?:inform|tell) (?:[a-z]+ ){1,4}(?:before|beforehand|in advance|first)|inform (?:jst|you)",
    ),
    "contact": (
        r"問い?合わ?せ先?|連絡先|宛先|宛て先|送り先|窓口|メールアドレス|担当(?:者|部署)|相談先|聞けば|質問先|質問(?:は|を|が|の)?[^。]{0,8}(?:どこ|どちら|誰|宛|送)|どこに(?:聞|連絡|問)|お問合せ|部署",
        r"contacts?(?: (?:address|person|point|details?|information))?|e-?mails?(?: address(?:es)?)?|inquir(?:y|ies)|enquir(?:y|ies)|get in touch|reach|department|office in charge|whom? (?:should|do|can) (?:i|we) (?:ask|write|contact)|ask (?:about|questions)|help ?desk",
    ),
    "eligible": (
        r"応募資格|申請資格|資格|(?:要件|条件)(?:を満た|に(?:当てはま|該当|合|適))|応募要件|応募条件|応募対象|対象者|参加資格|誰が応募|出せる人|応募者|応募できる(?:人|の|研究者)",
        r"eligib(?:le|ility)|qualif(?:y|ied|ication|ications)|who (?:can|may|is able to|could|should) (?:apply|submit)|applicants?|entitled|conditions?\b[^.?!]{0,40}\bappl(?:y|ying|icants?)|admissible",
    ),
    "expected": (
        r"期待され|期待して|求める(?:人材|応募者|研究者)|望ましい|想定(?:する|される)",
        r"expected (?:applicants?|researchers?|candidates?)|(?:applicants?|researchers?|candidates?|pis?) (?:is |are )?(?:expected|desired|hoped)|looking for|ideal (?:applicants?|candidates?)",
    ),
    "affiliation": (
        r"(?:教授|助教|講師|研究員|ポスドク)(?:です|をして)|に勤め|所属|在籍|勤務|雇用され|国内|海外(?:の)?(?:機関|大学|研究機関|在住)|外国籍|国籍|在外",
        r"(?:professor|lecturer|reader|post-?doc|researcher|fellow|scientist|faculty|staff) (?:at|in)(?! (?:principle|time))|affiliat(?:ed|ion|ions)|employed (?:at|by|in)|based (?:in|at|outside)|belong(?:s|ing)?|work(?:s|ing)? (?:at|in|for|outside)|nationalit(?:y|ies)|foreign(?:ers?)?|citizens?|reside|resident|overseas institution|outside (?:japan|the uk)",
    ),
    "roles": (
        r"役割|メンバー|構成員?|チーム(?:構成|編成|体制)|体制|職種|ポジション|肩書",
        r"roles?|members?|membership|(?:be|sit|serve|work) (?:on|in) the (?:\w+ ){0,3}team|makes? up the (?:\w+ ){0,3}team|composition|compos(?:e|ed)|team (?:structure|make-?up)|consist(?:s)? of|positions?|make up|who leads|personnel categories",
    ),
    "leader": (r"リーダー|代表者は誰|率い|代表は", r"leaders?|led by|heads?|leads"),
    "report": (r"報告書?|レポート|終了報告|成果報告", r"reports?|reporting"),
    "evaluation": (
        r"評価|事後評価|終了時評価|中間評価",
        r"evaluat(?:e|ed|es|ion|ions)|assess(?:ed|ment|ments)?|final review",
    ),
    "nurturing": (
        r"育成計画|人材育成計画|渡航計画|キャリア(?:開発|形成|支援)|育成(?:の)?(?:プラン|方針)",
        r"nurtur(?:e|ing)(?: plans?)?|(?:mobility|travel) plans?|(?:career|training|talent|development|human resources?) (?:development )?plans?|plans? (?:for|to) (?:train|nurture|develop|foster)(?:ing)?",
    ),
    "purpose": (
        r"目的|狙い|ねらい|趣旨|意義|目標|目指|概要|どんな(?:事業|プログラム|制度|公募)|どういう(?:事業|プログラム|制度|公募)|(?:何|なに)を(?:する|したい|目指す)(?:事業|プログラム|制度|公募)?|期待して",
        r"aims?|hopes? (?:for|to)|purposes?|objectives?|goals?|what is (?:the )?(?:aspire(?: programme| program)?|it)(?: for)?|intended|intention|mission|(?:want|aim|hope|try|seek|set out)(?:s|ing)? to (?:achieve|accomplish|reach|do)",
    ),
    "funder": (
        r"資金配分|マッチング|実施主体|実施機関|主催|(?:誰|どこ|どの機関|どちら)が.{0,8}(?:支援|実施|資金|支払|負担|出す|出し)|(?:お金|資金|研究費|助成金)(?:が|は|を|も)?.{0,6}(?:出|支給|配分|支払|振り?込|もら)|ファンド|配分機関",
        r"(?:is|are) (?!the )(?:[a-z]+ ){1,2}(?:funding|paying|supporting) (?!side|agency)|(?:fund|pay|support|finance)s?(?: for)? (?:the |our |my |its own |their own )?(?:own side|overseas|foreign|uk|british|japanese|japan|partner) (?:researchers?|team|side|partners?)|responsible for (?:the )?(?:uk|british|japanese)|money from|funders?|funded by|who (?:funds|pays|supports|runs|finances)|funding (?:agency|agencies|body|bodies)|matching|(?:which|what)(?: [a-z]+)? agenc(?:y|ies)|(?:transfer|pay|give|send|provide)s? (?:the )?(?:money|funds|grant|funding) to|run by|jointly funded|sponsor",
    ),
    "support": (
        r"支援(?:対象|内容|方式|方法)|何が支援|何を支援|支払われ|支援され|支援する|招へい|招聘",
        r"support(?:s|ed)?|what is (?:paid|covered|funded|supported)|pays? for|invit(?:e|ed|ing)|visitors?|remuneration",
    ),
    "other_funding": (
        r"他の(?:研究費|助成|資金|研究助成|競争的|グラント)|十分な?(?:研究費|資金)|他(?:の)?制度|既存(?:の)?(?:研究費|資金)|科研費(?:など|等|を?(?:持|獲得|受給))|(?:競争的資金|研究費)を?(?:持|獲得|受給)|他の研究費|ほかの(?:研究費|助成|資金)",
        r"(?:have|hold|having|holding|got) (?:an? |already )?(?:kakenhi|(?:\w+ )?grants?)|(?:other|many|several|lots of|plenty of) (?:grants?|funding|funds|research (?:grants?|funds?|funding)|schemes?|sources)|existing (?:grants?|funding)|additional funding|already (?:have|hold|funded)|other sources",
    ),
    "partner_funding": (
        r"相手国(?:側)?(?:の)?研究者(?:は|が|の|に|側)?.{0,12}(?:条件|要件|支援|資金|助成)|相手国側(?:は|が|の)?(?:.{0,12})(?:支援|資金|助成)|相手側(?:の)?(?:資金|研究費)",
        r"(?:fund|pay|support|finance)s?(?: for)? (?:the |our |my |their )?(?:overseas|foreign|partner)|partner'?s? (?:funding|grant|support)|(?:partner|foreign|overseas) (?:sides?|researchers?|teams?|partners?|applicants?) .{0,32}(?:fund(?:ed|ing)?|support(?:ed)?|grants?)",
    ),
    "opens": (
        r"(?:公募|募集|応募|申請|受付|申込).{0,6}いつから|公募(?:の)?(?:開始|期間)|募集(?:開始|期間)|(?:応募|申請|公募)期間|受付(?:開始|期間)|公募(?:は|が|も)?(?:(?!研究|支援|審査|プロジェクト).){0,6}(?:始|開始|スタート)",
        r"opens?|opening(?: date)?|calls? (?:will )?(?:start|begin|launch)s?|(?:call|application) period|start(?:s)? accepting|open for",
    ),
    "background": (
        r"背景|経緯|立ち上げ|創設|設立|なぜ.{0,10}(?:でき|始|作)",
        r"(?<!bit of )(?<!some )(?<!as )background(?! ?:)|launch(?:ed)?|set up|established|created|founded|why was|why were|why did [^.?!]{0,30}(?:start|launch|create|set up|establish|introduce)|origins?|motivation|rationale",
    ),
    "zone": (
        r"日本時間|英国時間|現地時間|時差",
        r"japan(?:ese)? (?:standard )?time|uk time|british time|local time|time ?zones?",
    ),
    "department": (
        r"部署|担当課|どの(?:部|課)|課名|部名",
        r"department|division|section of jst|which office",
    ),
    "data_source": (
        r"出典|出所|引用元|データ(?:の(?:元|ソース|もと)|は?.{0,6}(?:どこ|どの))|根拠資料",
        r"sources? of (?:the |these |those )?(?:\w+ ){0,2}(?:data|statistics|figures?|graphs?|charts?|numbers)|data sources?|(?:data|statistics|figures|graphs?|numbers) (?:\w+ ){0,3}(?:comes?|taken|from)|cited",
    ),
    "policy": (
        r"基本計画|国の(?:政策|方針|戦略)|国家(?:政策|戦略)|政策",
        r"(?:national|government(?:al)?|state) (?:\w+ ){0,2}(?:polic(?:y|ies)|plans?|strateg(?:y|ies))|basic plan|polic(?:y|ies)",
    ),
}
