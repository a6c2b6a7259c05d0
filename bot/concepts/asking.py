"""Asking words: what kind of answer is wanted. Japanese and English patterns over folded text."""

from __future__ import annotations

ASKING: dict[str, tuple[str, str]] = {
    "when": (
        r"いつ|何日|何月|何時|日にち|時期|日時|何曜",
        r"when|(?:what|which) (?:date|day|time|week|month)s?|dates?|timing",
    ),
    "until": (
        r"いつまで|何日まで|何時まで|何月まで",
        r"by when|until when|by what (?:date|time|day)|how late",
    ),
    "how_much": (
        r"いくら|幾ら|金額|何円|何億|何万|どのくらい|どれくらい|どれほど|どの程度|規模|額",
        r"how much(?! (?:longer|shorter|later|earlier|time|notice))|what amount|amounts?|sums?|size|how large|how big|how many (?:yen|pounds|million)(?! (?:is|are|was|would (?:that|it|this)|does))|max(?:imum)?(?= (?:and|&) |, )|figures?|worth",
    ),
    "how_many": (
        r"何件|何名|何人|何課題|何プロジェクト|何チーム|件数|人数|何機関|何校|いくつ|採択(?:予定)?数|数を",
        r"how many|number of|count of|headcount",
    ),
    "how_long": (
        r"何年|何か月|何ヶ月|何カ月|何ヵ月|何ヶ月|どのくらいの期間|どれくらいの期間|長さ|年数",
        r"how (?:much )?(?:long|longer|shorter)(?! (?:before|in advance))|how many (?:years|months)|what length|duration|length",
    ),
    "what": (r"何に|何を|何が|何か|どんな|どういう|どのような", r"what|which"),
    "who": (
        r"誰|だれ|どんな人|どのような人|どういう人|どなた|対象者",
        r"who (?:can|may|could|should|is (?:eligible|allowed|able|invited|interviewed|attends|takes part|participates|gets)|qualifies|attends|gets|counts|leads)|(?:^|(?<=[.?!,;:] )|(?<=and ))who|whom|which (?:researchers|people|persons|applicants)|what kind of (?:researchers?|people|applicants?)",
    ),
    "may": (
        r"できま|出来ま|可能|ますか|良いで|よいで|いいで|大丈夫|よろしい|認められ|許され|なれま|可否|か否か|問題な|構いま|かまいま|不可|ダメ|だめ|駄目|できる|でき[なず]",
        r"can|could|may|might|allowed|permitted|possible|ok|okay|acceptable|able|is it|are we|is there|do we|does|(?:close|good|near) enough|fit the (?:rules|limits?|call|conditions)",
    ),
    "must": (
        r"必須|必要|義務|ないと(?:応募|申請|いけ|だめ|ダメ|なら)|しなければ|しないと|なければな[らり]|なくても|不可欠|要りま|いりま|要件|条件|しないで|求められ|(?:任意|必ず|不要)",
        r"mandatory|required?|requires|requirements?|compulsory|obligatory|obliged|obligated|must|have to|has to|need(?:s|ed)?|necessary|optional|essential|without",
    ),
    "optional": (
        r"なしでも?|無しでも?|なくても|なくて(?:も)?(?:よい|よろし|いい|良い|大丈夫|構|差し支え)|不要|任意|(?:必要|義務)(?:は|が|では)?(?:ない|ありませ|無)|省略|省いて|省け",
        r"optional|(?:not|n't) (?:have|need|required?|necessary|mandatory)|do i not|do we not|unnecessary|skip|omit",
    ),
    "other_than": (
        r"以外|でなくて?も|ではない|と関係(?:の)?ない",
        r"other than|outside (?:of )?(?:the )?|unrelated to|not (?:in|on|about)",
    ),
    "same": (r"同じ|同一|一緒|共通", r"the same|same|identical|equal|in common"),
    "absent": (
        r"(?:が|は|を)いない(?!と)|(?:一人|1人|1名|一名|誰)も(?:いな|含ま|参加しな|渡航しな)|いない(?=提案|計画|チーム|場合)|いなくて|なしで|無しで|なくても|含めな|入れな|送らな|置かな|参加しな|派遣しな|ゼロ|(?<!\d)0[人名]",
        r"without|do(?:es)? not (?:have|include|send)|don't (?:have|include|send)|no outgoing|nobody|leave out",
    ),
    "again": (
        r"もう(?:一|1)(?:度|回)|再度|二度目?|2度目?|2回目|二回目?|改めて",
        r"second time|again|twice|another (?:report|evaluation)|one more",
    ),
    "everyone": (
        r"全員|すべての|全ての|皆|みんな|どの提案も|(?:各|両)(?:チーム|側)|双方|日英とも|それぞれのチーム",
        r"each (?:team|side)|both (?:teams|sides)|every(?:one|body)?|all (?:of )?(?:the )?(?:applicants?|proposals?|projects?|teams?|researchers?|pis?)",
    ),
    "where": (
        r"どこ|どちら|どの国|何処|どの機関",
        r"where|which (?:countr(?:y|ies)|institutions?|system|agency)",
    ),
    "apart": (
        r"別々|それぞれ(?:別|作成|用意)|個別に|別の(?:様式|書式|提案書|ファイル|pdf)|異なる(?:様式|書式|提案書|ファイル|pdf)",
        r"separate(?:ly)?|(?:different|distinct|two) (?:forms?|templates?|proposals?|applications|files?|pdfs?|documents|versions|reports?)",
    ),
    "reason": (
        r"理由|遅れ|遅延|ため(?:に|の|だけ|、)|により|完了していな|終わらな",
        r"reasons?|because|due to|owing to|delay(?:s|ed)?|in order to|to (?:finish|complete)|grounds",
    ),
    "first": (
        r"どちら(?:側)?(?:が|の方が|のほうが)(?:先|早|後|遅)|何時間(?:差|違|早|遅|ず(?:れ|ら))|時間差|どれくらい(?:違|差)",
        r"(?:which|what) (?:\w+ ){0,4}(?:first|earlier|later)|comes? first|how many hours(?: apart)?|hours? apart",
    ),
    "meaning": (
        r"とは(?=\s*(?:何|なん|どう|どんな|$|[?？]))|って(?:何|なに|なん)|何の(?:略|こと)|略称|略語|正式名称|(?:の|どんな|どういう)意味",
        r"stands? for|mean(?:s|ing)?(?= ?(?:[?.]|$|of|here))|abbreviat\w+|acronym|full name|spel(?:l|led|t) out|defin(?:e|es|ed|ition)|what (?:is|are) (?:an? )?(?=[\w-]+ ?\??$)",
    ),
    "official_name": (
        r"正式(?:な)?(?:日本語|英語)?(?:の)?(?:名称|名)|日本語(?:の)?(?:名称|名(?=[はをがって?？]|$))|事業名|何の略|略称",
        r"stands? for|(?:full|official|japanese) (?:name|title)|acronym|abbreviat\w+",
    ),
    "part_of": (
        r"傘下|下部(?:組織|機関)|の一部(?:です|でしょう|か)|に属(?:し|する)|の関係(?=は|を|って|$)",
        r"relat(?:ion|ionship|ed) (?:between|to|with)|(?:a )?part of|under|belong(?:s|ing)? to|umbrella",
    ),
    "example": (
        r"(?:の|費用|具体|対象)例|例(?:を|は|えば|として)|たとえば",
        r"examples?|for instance|such as",
    ),
    "harm": (
        r"不利|マイナス|減点|悪影響|問題(?:に|と)な|支障",
        r"disadvantag\w+|penali[sz]\w+|count(?:s)? against|negative(?:ly)?|(?:harm|hurt|damage|reduce|lower)s?(?: (?:our|my|the) (?:chances|odds))?|problem",
    ),
    "more": (
        r"追加(?:の|で|的)?|増額|増え|上乗せ|余分",
        r"extra|additional|add(?:s|ed|ing)? (?:any |some |more )?(?:money|funds?|funding|budget)|more (?:money|funding|funds|budget)|top-?ups?|increase[sd]?|on top",
    ),
    "fits": (
        r"(?:ルール|規定|条件|要件|制限|枠)(?:に|を|の)?(?:範囲)?(?:内)?(?:に)?(?:合って|合い|適合|満た|収ま|沿)[^。]{0,8}か|(?:この)?(?:計画|配分|内訳)で(?:よい|良い|いい|大丈夫|問題|足り)",
        r"(?:fits?|meets?|compl(?:y|ies) with|satisf(?:y|ies)|within|follows?|match(?:es)?|against) (?:all )?(?:of )?(?:the|your|these) (?:rules?|limits?|conditions?|requirements?|guidelines)",
    ),
    "section": (
        r"どの(?:セクション|章|節|項|箇所|部分|ページ|スライド)|何(?:ページ|章|節)(?:目|に|の|を|・|か)|(?:要領|様式|申請書|提案書|書類|フォーム)の(?:どこ|どの|何ページ)|どこに(?:書|記|載)",
        r"(?:which|what) (?:sections?|pages?|parts?|chapters?|appendix|annex|tables?)|where (?:in|on) the (?:\w+ ){0,2}(?:form|guidelines?|template|documents?)",
    ),
    "sets": (
        r"決め|定め|選ん|選ぶ|指定",
        r"pick(?:s|ed)?|decid(?:e|es|ed)|sets?|cho(?:ose|oses|se|sen)|determin(?:e|es|ed)|defin(?:es|ed)",
    ),
    "joins": (
        r"入れ|加え|加わ|加入|参加|含め|入って|なれ",
        r"join(?:s|ed|ing)?|includ(?:e|es|ed|ing)|be (?:a )?(?:part|member)|(?:on|in|of) the (?:\w+ ){0,2}team|take part|participat\w+|add(?:ed|ing)?|involv\w+",
    ),
    "difference": (
        r"違い|違う|相違|差は|比較|異な",
        r"differ(?:s|en(?:ce|ces|t|tly))?|compar(?:e|ed|ison)|versus|vs\.?|distinguish",
    ),
    "limit": (
        r"上限|限度|最大|最高|枠内|天井|上限額|限界|制限|まで(?:認め|可|もら|出|支援|申請)|範囲内|オーバー(?!ヘッド)|超え|超過|収ま|以内|予算内|越え",
        r"max(?:imum|imal)?|limits?|limited|caps?|capped|ceilings?|upper|at most|exceed(?:s|ed|ing)?|within|over|under|up to|threshold|too (?:much|high|large|big)",
    ),
}
