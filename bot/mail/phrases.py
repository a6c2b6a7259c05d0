"""The set phrases of polite mail in Japanese and English, as patterns; questions.py and sort.py only combine them.

All patterns match single sentences. They know how people ask, greet and thank, and nothing about any call.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def matches(pattern: re.Pattern[str], sentences: Iterable[str]) -> bool:
    """Whether any of *sentences* holds *pattern*."""
    return any(pattern.search(sentence) for sentence in sentences)


URL = re.compile(r"(?:https?://|www\.|mailto:)[^\s<>「」（）]+|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,190}")

# A sentence that asks by its form: a question mark, か at the end, or "is it …" without one.
INTERROGATIVE = _any(
    r"[？?][\s」』）)\"'！!。.]*$",
    r"[？?]",
    r"(?:です|ます|でしょう|ません|ました|でした|だろう|ましょう|のです|んです)か(?:ね|な)?[。．.、，\s」）)…]*$",
    r"(?:です|ます|でしょう|ません|ました)か、",
    r"(?:でしょう|です|ます|ません)か(?:と|、|，)",
    r"(?:まし|でし|です|ます|だ)た?っけ[。．\s]*$",
    r"(?:のか|かどうか|か否か|べきか|いつか|どこか|誰か|何か|いくらか)[。．.\s]*$",
    r"^[^。、]{2,30}(?:は|って)$",
    r"(?:何(?!か|ら|とぞ|卒|より)|いつ(?!も)|どこ(?!か)|いくら(?!か)|どの|どちら|誰(?!か)|どう(?!ぞ|か)|なぜ)[^。]{0,30}(?:でしょう|ますでしょう|だろう)[。．\s]*$",
    r"^(?:(?:hi|hello|dear \w+|so|and|also|or|then|but)[,:]? )*(?:what|when|where|who|whom|whose|which|how|why)\b[^.]*$",
    r"^(?:(?:so|and|also|or|then|but)[,:]? )*how (?:long|much|many|often)\b",
    r"^(?:(?:so|and|also|or|then|but)[,:]? )*(?:is|are|was|were|do|does|did|can|could|may|might|will|would|should|shall|must|has|have)\s"
    r"(?:i|we|you|it|they|there|he|she|the|this|that|these|a|an|our|my|japanese|uk|any|each|one)\b",
)
# A sentence that asks by asking to be told.
REQUEST = _any(
    r"(?:ご教示|御教示|ご教授|御教授|お教え|教えて|ご回答|お答え|ご返答|ご説明|お知らせ|お聞かせ|ご助言|ご指導|ご見解)"
    r"[^。]{0,24}(?:ください|下さい|いただ|頂|お願い|おねがい|幸い|たく|ほし|欲し|ませ|願)",
    r"か(?:どうか|否か)?[をに、]?\s*(?:ご確認|ご連絡|ご指示|ご案内|ご返信|お返事|ご判断)",
    r"(?:教えて|おしえて)(?:ね|よ|。|$)",
    r"(?:伺い|うかがい|お尋ね|おたずね|お聞き|お訊き|質問|確認|お問い?合わせ|問い?合わせ|照会|知り)[^。]{0,14}(?:たい|たく|させて|致し|いたし|です|ます)",
    r"(?:か|のか|かどうか|について|が|は)[、\s]?(?:よく)?(?:不明|分かりま?せん|わかりま?せん|分からず|わからず|判断(?:でき|がつき|に迷)|見つけられ|見当たり|読み取れ)",
    r"\b(?:i|we)(?:'d| would| should)?\s+(?:also )?(?:like|love|want|wish|need|hope)\s+(?:some |to )?(?:to )?(?:know|ask|confirm|check|clarify|clarification|inquire|enquire|understand|find out|be sure|verify|hear)",
    r"\b(?:could|can|would|will)\s+(?:you|someone|anyone)\b.{0,40}\b(?:tell|confirm|let|advise|clarify|explain|inform|provide|send|share|point|specify|help|give|answer)",
    r"\bplease\s+(?:kindly )?(?:let (?:me|us) know|advise|confirm|clarify|tell|inform|explain|provide|specify|answer|indicate)",
    r"\b(?:was|were|am|are|'m|'re)\s+(?:just |also )?wonder",
    r"\bwonder(?:ed)? (?:if|whether|what|how|when)",
    r"\b(?:grateful|pleased|glad|happy|keen|useful|helpful|good) to (?:know|learn|hear|be told|understand|find out)\b.{0,20}\b(?:if|whether|what|when|how|which|who|where)\b",
    r"\b(?:grateful|appreciate|helpful|great|kind)\b.{0,30}\bif you (?:could|can|would)\b.{0,40}(?:tell|confirm|let|advise|clarify|explain|inform|answer|indicate|provide|say)",
    r"\b(?:not|un)\s?(?:sure|clear|certain)\b.{0,20}\b(?:if|whether|what|when|how|which|who)\b",
    r"\b(?:my|our|one|another|a|the) (?:\w+ )?question(?:s)? (?:is|are|concern|about|regarding|on)\b",
    r"\b(?:writing|contacting you|write) to (?:ask|inquire|enquire|check|confirm|clarify)",
    r"\b(?:tell|let) (?:me|us) (?:know )?(?:if|whether|when|what|how|which|who|about)\b",
)

# Polite wrapping that carries no content of its own; what is left decides whether a sentence asks for anything.
WRAPPING = _any(
    r"(?:お忙しい|ご多忙|ご多用)(?:ところ|中|の(?:ところ|折|中))?(?:を|に)?(?:大変|誠に|たいへん)?",
    r"(?:大変|誠に|たいへん|まことに|本当に|甚だ|度々|たびたび|重ねて|突然|急)(?:の)?(?:ご連絡|メール|お願い)?(?:で|に)?",
    r"(?:恐れ入り|恐縮|申し訳(?:ご?ざい|あり)?|お手数|ご面倒|ご迷惑|すみ|すいま|失礼)[^、。]{0,18}(?:が|けど|けれども|ですが|ますが)、?",
    r"(?:以下|下記|次|上記|添付|標記|標題|表題|件名|本件|右記|左記|これら|こちら|この件|その件|それぞれ|いずれ|それ|これ|以上)",
    r"(?:[\d０-９一二三四五六七八九十]+|何|数|いく|幾)(?:つか|点|つ|件|個|項目)(?:ほど|程|ばかり|だけ|のみ)?|複数|追加(?:で|の)|別件(?:で|の)|どういう",
    r"(?:の|に|について|つきまして|つき|関して|関する|対して|とおり|通り|点|件|こと|事項|内容|質問|疑問|ご質問|お問い?合わせ|問い?合わせ|認識|理解)",
    r"(?:ご教示|御教示|ご教授|お教え|教えて|ご?回答案|ご回答|回答|お答え|ご返答|ご返信|返信|ご説明|ご確認|確認|お知らせ|お聞かせ|ご助言|ご指導|ご見解|ご指示|ご連絡|お返事|連絡|返事)",
    r"(?:伺い|うかがい|伺え|お尋ね|お聞き|知り|照会|検討|ご検討|対応|ご対応|調べ)",
    r"(?:いただけ|頂け|いただき|頂き|いただく|頂く|くださ|下さ|ください|下さい|いたし|致し|させて|申し上げ|存じ|幸い|幸甚|願い?|お願い|ませ|ます|まし|ました|です|でしょう|でき|出来)",
    r"(?:たい|たく|か|と|を|が|は|で|も|に|の|お|ご|り|れ|ば|た|て|い|し|す|ん|せ|よう|ので|など|等|何卒|なにとぞ|どうぞ|宜しく|よろしく|ほど|程|早め|至急|また|その他|なお|ところ|あり|おり|ござい|ください)",
    r"\b(?:could|can|would|will|you|please|kindly|tell|confirm|let|me|us|know|advise|clarify|explain|inform|answer|help|with|the|following|"
    r"these|this|that|those|it|them|question|questions|query|queries|point|points|below|above|some|few|several|two|three|four|five|a|an|i|we|my|our|have|"
    r"had|has|has|would|like|to|ask|about|regarding|on|of|be|very|grateful|if|appreciate|appreciated|also|and|or|in|for|your|am|are|is|"
    r"was|were|writing|write|contacting|here|any|information|soon|possible|as|at|earliest|convenience|want|wish|hope|need|there|re|matter|"
    r"matters|issue|issues|item|items|list|listed|reply|response|respond|get|back|look|forward|hearing|from|so|do|correct|right|okay|ok|should|what|how|attached|email|mail|e)\b",
    r"[\W_]+",
)
# Asks whether what was said before is right; means nothing alone and much after a premise.
CONFIRMS = _any(
    r"(?:正し|よろし|宜し|合って|相違|間違い|差し支え|差支え|問題な|可能|でき(?:ます|る)|いかが|どう(?:なり|でしょ|です)|構い|かまい)",
    r"\b(?:correct|right|okay|ok|possible|allowed|acceptable|permitted|fine|true|eligible|let (?:me|us) know|confirm|advise)\b",
)

# Asks only in form.
NOT_ASKED = _any(
    # "We go on from what you told us", "I forward this to you".
    r"(?:質問|問い?合わせ)[^。]{0,16}(?:あり|ござい|届|受け|来)[^。]*(?:転送|回送)",
    r"(?:回答|返信|返事|連絡)(?:は|につい?ては)[^。か]{0,16}(?:宛|あて)[^。か]*。?$",
    r"(?:確認|回答|返信|対応|連絡)(?:は|には)?(?:不要|無用|結構です|及びません)",
    r"(?:教えて|ご教示)いただいた|(?:お?問い?合わせ|質問|メール)を(?:転送|回送)(?:いた|し|させ)",
    r"(?:ご)?不明(?:な)?点[^。]{0,20}(?:ござい|あり|あれ|等)[^。]*(?:ください|下さい|お願い|連絡|問い?合わせ)",
    r"(?:いかがお過ごし|お元気|ご健勝|お変わり|ご清栄)",
    r"(?:ご|お)(?:返信|返事|回答|連絡)[^。]{0,10}(?:お待ちし|待って)",
    r"(?:お問い?合わせ|ご質問)(?:いただき|ありがとう|を受け|が(?:あり|ござい))",
    r"(?:何か|ほか|他)[^。]{0,8}(?:ご質問|ご不明)|(?:ご質問|お問い?合わせ)(?:は|が|など)?[^。]{0,8}(?:ありますか|ございますか|でしょうか)",
    # "Please answer by Friday" sets a date for the answer and asks nothing.
    r"(?:まで(?:に|で)?|中に|早めに|早急に|至急|大至急|速やかに)[^。かを]{0,10}(?:回答|返信|返答|連絡|返事|対応)[^。か]{0,16}(?:いただけ|頂け|ください|下さい|願い|幸い|助かり)[^か]*$",
    r"\b(?:let (?:me|us) know|reply|respond|answer|get back to (?:me|us)|hear (?:back )?from you)\s+(?:back\s+)?(?:by|before|as soon as|asap|soon|at your (?:earliest|convenience))\b(?!.*\b(?:if|whether|what|when|how|which|who|where)\b)[^?]{0,40}\??$",
    r"\b(?:anything else|(?:any|other|further|more|additional) questions)\b.{0,40}\?|\bis that clear\b",
    r"\bhow are you\b|\bhope (?:this|you|all|everything)\b.{0,60}\bwell\b|\bhow do you do\b|\bdid you have a (?:good|nice)",
    r"\b(?:let (?:me|us) know|contact (?:me|us)|reach out|get in touch|hesitate)\b.{0,50}\b(?:if|should) (?:you|there)\b.{0,40}(?:question|quer|need|require|further|information|problem|difficult|anything)",
    r"\bif you (?:have|need|require) any\b.{0,60}(?:let (?:me|us) know|contact|hesitate|feel free)",
    r"\bplease (?:do not|don't) hesitate|\bfeel free to\b",
    r"\blook(?:ing)? forward to\b",
    r"please consider the environment|do you really need to print",
)

# Sends the reader to questions that stand elsewhere: "please answer the attached questions".
SENDS_TO_ATTACHMENT = _any(
    r"(?:添付|別添|別紙|同封|ファイル)[^。]{0,24}(?:質問|疑問|照会|問い?合わせ|確認(?:したい)?事項)[^。？?]{0,30}"
    r"(?:回答|返答|答え|教示|教え|確認|対応|検討|覧|参照|願|とおり|通り|まとめ|記載|記入|送付|添付|お送り|です|ます)(?![^。]*か[？?]*$)",
    r"(?:質問|疑問|照会|問い?合わせ|確認(?:したい)?事項)[^。？?]{0,24}(?:添付|別添|別紙|同封|ファイル)[^。]{0,24}"
    r"(?:回答|教示|確認|対応|覧|参照|願|とおり|通り|まとめ|記載|記入|送付|お送り|いたし|致し|です|ます)(?![^。]*か[？?]*$)",
    r"\b(?:answer|reply|respond|see|find|refer|look|check|clarify|address|listed|summari[sz]ed|written)\b.{0,60}\b(?:attach(?:ed|ment)|enclos(?:ed|ure))\b",
    r"\b(?:attached|enclosed)\b.{0,40}\b(?:questions?|quer(?:y|ies)|question(?:naire| sheet| list))\b",
)

# Greetings, introductions, closings: never a premise.
FORMULA = _any(
    r"お世話に(?:な|成)|はじめまして|初めて(?:ご連絡|メール|お問)|突然の?(?:ご連絡|メール)|と申します|と申す者|平素|いつも(?:大変|ご)|拝啓|時下|敬具|御中|各位|貴機構|お疲れ(?:様|さま)",
    r"(?:様|さま|殿|先生|ご担当者?)[、,。]?$",
    r"(?:大学|研究所|機構|会社|センター|学部|研究科|部|課|室|院)[^。]{0,14}の[^。\s]{1,8}(?:です|でございます)。?$",
    r"^[一-龥]{2,6}大(?:学)?(?:の)?[一-龥 　]{1,6}(?:です|でございます)。?$",
    r"(?:よろしく|宜しく)(?:お願い|御願い|おねがい)|お忙しい[^。]{0,40}(?:お願い|幸い)|以上(?:です|、|。)|取り急ぎ",
    r"こんにちは|こんばんは|おはよう",
    r"(?:問い?合わせ|質問|照会|相談)[^。]{0,12}(?:あり|来て|来ま|届|受け|寄せ)[^。]{0,6}(?:ました|います|おります)",
    r"^【?ご?(?:回答|返信)の?(?:期限|期日|希望日|締切)",
    r"\b(?:delighted|pleased|excited|glad|happy|interested) to (?:see|hear|read|learn|find)\b",
    r"^(?:dear|hello|hi|good (?:morning|afternoon|evening)|to whom it may concern)\b",
    r"\bmy name is\b|\bi hope (?:this|you|all)\b|^(?:best|kind|warm|many)\b.{0,20}(?:regards|wishes)|^sincerely|^yours\b|thanks? (?:you )?(?:very much |so much )?in advance|look(?:ing)? forward to",
)
ADDRESSED = re.compile(
    r"(?:様|さま|殿|先生|御中|各位|ご担当者?)[、,。]?$|^(?:dear|hello|hi)\b.{0,50}[,:，]?$", re.IGNORECASE
)
THANKS = _any(
    r"(?:ありがと|有り?難)う|感謝|お礼|御礼|助かりました|承知|了解|かしこまり|拝承|拝受|受領(?:いた|致|し)|解決(?:いた|し)|理解(?:でき|いた|し)ました|分かりました|わかりました|安心",
    r"\bthank(?:s| you)\b|\bmany thanks\b|\bmuch appreciated\b|\bunderstood\b|\bnoted\b|\bgot it\b|\bappreciate (?:your|the|it)\b|\bthat (?:answers|helps|clarifies|is (?:very )?(?:clear|helpful))\b|\bvery helpful\b",
)

# A thank-you in which something is asked all the same.
ASKS_STILL = _any(
    r"[？?]|(?:です|ます|でしょう|ません)か|ください|下さい|いただけ|頂け|お願い|たい(?:です|と|。|$)|たく|教えて(?:。|$)",
    r"\bplease\b|\b(?:could|would|can|may|should) (?:you|i|we)\b|\b(?:like|want|need) to (?:know|ask|confirm|check)|wonder",
)
# Asks to be told, rather than to do something.
TELLS = _any(
    r"教示|教授|教え|回答|お答え|返答|説明|見解|知らせ|聞かせ|知り|伺|尋ね|聞き",
    r"\b(?:tell|know|advise|clarify|confirm|answer|explain|inform|ask|wonder\w*)\b",
)

# Points back to something said before.
POINTS_BACK_JA = re.compile(
    r"これ(?!ら?から|まで)|それ(?:は|が|を|も|で|に|ら)|(?:この|その)(?!公募|事業|プログラム|制度|他|後|際)|上記|前述|上述|そう(?:した|いう|いった|でしょ|です|であ)|こう(?:した|いう|いった)|(?:その|この)よう|同額|同氏|同人|当該|であれば|でしたら"
)
POINTS_BACK_EN = re.compile(
    r"\b(?:these|those|they|them|such|he|she)\b|\bthis\b(?! (?:call|programme|program|scheme|year|grant|opportunity|funding))"
    r"|\b(?:is|are|does|would|will|can|could) that\b|\bthat (?:case|amount|period|person)\b|\bif (?:so|not)\b|\btherefore\b"
    r"|\b(?:is|would|does|will|can|could|should|of|with|about|on|if|whether) it\b(?! (?:be )?(?:is |be )?(?:possible|necessary|ok|okay|allowed|required|permitted|acceptable|mandatory|true|correct|compulsory|essential|sufficient))",
    re.IGNORECASE,
)
# A yes-or-no or how-much question that an amount or a status said before may decide.
DECIDED_BY_PREMISE = _any(
    r"可能|でき(?:ます|る|ない|ません)|対象|該当|上限|範囲|以内|内でしょう|超え|超過|満た|含め|含ま|応募(?:資格)?|資格|なれ(?:ます|る)|認められ|間に合|いくら|必要(?:です|でしょう)|よいでしょう|いいでしょう|よろしい|問題|扱い",
    r"\b(?:eligible|within|allowed|permitted|exceed|can (?:i|we|he|she|they|my|our)|may (?:i|we|he|she)|qualif|acceptable|limit|fit|count|too (?:late|much|long)|still|must|need to|have to|required|enough)\b",
)
STATES_A_CASE = _any(
    r"[\d０-９]",
    r"予定(?:し|です)|検討(?:し|中)|考えて|計画(?:し|です)|希望し|所属し|在籍し|取得(?:し|後)|雇用|理解(?:し|いた|して)|認識(?:し|いた)|思(?:い|って)|(?:学生|教授|講師|研究員|助教|教員|ポスドク|企業)(?:です|であ|でして)",
    r"\b(?:we|i)(?:'re| are|'m| am)?\s+(?:plan|planning|intend|consider|expect|propos|understand|hope|work|hold|belong|assum|a |an )|\b(?:my|our) (?:budget|cost|costs|team|colleague|student|project|proposal|understanding|postdoc)",
)

# A lead-in to a list of questions, or its heading.
LEADS_LIST = _any(
    r"(?:以下|下記|次|右記)(?:の|に|を|につ|、|、?[\d０-９一二三四五]+点|通り|とおり)?",
    r"(?:[\d０-９一二三四五六七八九]+|何|数|いく)(?:つか|点|つ|件)",
    r"^[■□●◆◇【\[<＜]*\s*(?:ご?質問|お問い?合わせ|お伺い|確認)(?:事項|内容|項目|したいこと|したい点)?\s*[】\]>＞]*\s*[:：]?$",
    r"\b(?:following|below|questions?|quer(?:y|ies)|as follows|points)\b.{0,40}[:.?]?$",
)
LEADS_QUESTIONS = _any(
    r"教|質問|伺|うかが|尋ね|聞き|聞い|聞か|確認|問い?合わせ|照会|回答|不明|知り",
    r"\b(?:question|quer|ask|clarif|confirm|know|advise|answer|tell|help)",
)

# Says that a question comes: "I have a question about …".
ANNOUNCES = _any(
    r"(?:[\d０-９一二三四五]+(?:点|つ|件)|(?:以下|次|下記)の(?:点|件|こと)|下記)(?:ほど)?(?:について|を|、)?\s*(?:お?(?:尋ね|伺い|聞き)|質問|確認)(?:し|させて|いた)",
    r"(?:質問|お?伺いしたい|お?聞きしたい|確認したい|お尋ねしたい|分からない|不明な)(?:こと|点|事項)?(?:が|は|も)?\s*(?:[\d０-９一二三]+(?:点|つ|件))?(?:、)?\s*(?:あり|ござい)",
    r"\b(?:have|had|got) (?:a|an|one|another|some|two|three|several|a few|the following)?\s*(?:\w+ )?(?:question|quer)",
)
# Something is handed in or done: more than thanks.
ACTS = _any(
    r"査収|添付|送付|お送り|提出|修正し|変更し|辞退|取り下げ|訂正|ください|下さい|申し込|キャンセル",
    r"\b(?:attach\w*|please|submit\w*|send|sent|chang\w+|updat\w+|withdraw\w*|correct\w*|cancel\w*)\b",
)

# Asks in general and waits for the list below: "let me confirm what we spoke of".
LEADS_IN = _any(
    r"^[^をか]*(?:質問|確認|お?伺い|お尋ね|お聞き|照会)(?:させて|いた|致|し|申し)[^。か]*。?$",
    r"^[^.?]*\b(?:have|had|got)\b[^.?]*\b(?:questions?|quer(?:y|ies))\b[^.?]*[.:]?$",
)
# Turns to another subject: what was said before is no premise any more.
NEW_TOPIC = re.compile(
    r"^(?:それから|また[、，]|次に|さらに|加えて|併せて|あわせて|最後に|ところで|なお[、，]|別件|もう[一1１](?:点|つ)|その他"
    r"|(?:also|another|next|secondly|thirdly|finally|lastly|separately|additionally|furthermore|moreover|in addition|on another|one more)\b)",
    re.IGNORECASE,
)
# Asks for the answer to an earlier mail.
REMINDS = _any(
    r"(?:回答|返信|返事|返答|連絡)[^。]{0,16}(?:待ち|待って|待た|いただけてい|頂けてい|届いて|来て|受け取って)|(?:まだ|未だ)[^。]{0,12}(?:回答|返信|返事|返答)|未回答|再送|再度(?:お送り|ご?連絡)|その後[^。]{0,10}(?:いかが|どう)|催促|リマインド",
    r"\bfollow(?:ing)?[- ]?up\b|\breminder\b|\b(?:not|n't|yet to|still)\b.{0,20}\b(?:heard|hear|received?|had)\b.{0,20}\b(?:back|from you|reply|answer|response)\b|\b(?:my|our) (?:e-?mail|message|question|enquiry|inquiry|query)\b.{0,20}\b(?:below|of|from|sent)\b|\bresend",
)
# Takes a question back.
NO_ANSWER_NEEDED = _any(
    r"(?:回答|返信|返事|返答|対応)(?:は|には|の必要は|については)?[^。]{0,6}(?:不要|無用|及びません|結構です)|自己解決",
    r"\bno (?:need to|longer need to|reply|answer|response)\b.{0,12}\b(?:reply|answer|respond|needed|necessary|required)\b|\b(?:disregard|ignore) my (?:last|previous|earlier|first)\b",
)
COMPLAINS = _any(
    r"^どういうこと(?:です|でしょう|だ)|苦情|クレーム|遺憾|納得(?:でき|いき|がいき)ま?せん|誠意|不誠実|(?:誰|だれ)も(?:出|対応)|何度(?:も)?(?:電話|連絡|メール|問い?合わせ)",
    r"\b(?:complain\w*|unacceptable|outrageous|disappointed|frustrat\w+|appalling|ridiculous)\b|\bnobody (?:answers?|replie[sd]|picks? up)\b",
)

# Words that belong to the question before them.
CONTINUES_QUESTION = re.compile(
    r"^(?:具体的に|つまり|すなわち|言い換え|例えば|たとえば|specifically|in other words|that is|i\.e|for example|e\.g)",
    re.I,
)

# Only a person can weigh these: somebody's own case, chances, favours, opinions.
PERSONAL_CASE = _any(
    r"(?:私|わたし|当方|自分|我々|私ども|わたくし)(?:自身)?の(?:場合|ケース|事情|状況|立場|経歴|業績|研究|提案|計画|申請|テーマ)",
    r"(?:個別|特別|個人的)な?(?:の)?(?:事情|ケース|状況)|やむを得(?:ない|ず)|家庭の事情|病気|入院|介護",
    r"\bin my (?:own |particular |specific |personal )?(?:case|situation|circumstances)\b|\b(?:my|our) (?:own |particular |specific |personal |special )(?:case|situation|circumstances)\b"
    r"|\b(?:given|considering|due to|under) (?:my|our) (?:\w+ )?(?:case|situation|circumstances)\b|\bfor (?:personal|family|medical|health) reasons\b",
)
JUDGEMENT = _any(
    r"(?:採択(?!率|件|数)|採用|通過|合格|選ばれ)[^。]{0,12}見込み|見込み(?:は|が|を|も|について)|(?:採択(?!率|件|数)|採用|通過|合格|選ばれ)[^。]{0,12}(?:可能性|確率|見通し|されそう|されやす|されますか|されるでしょう|できそう)|受か(?:り|る)そう|勝算",
    r"特例|例外|特別に|特別な(?:ご)?(?:配慮|扱い|対応|許可)|(?:ご)?配慮(?:を|いただ|頂|くだ|して)|融通|(?:認めて|許可して|許して|見逃して|お許し|ご容赦)[^。]{0,10}(?:いただ|頂|くだ|下さ|ほし|もら|くれ)",
    r"(?:締切|締め切り|〆切|期限|期日)[^。]{0,12}(?:延ばし|延長し(?:て|ても)|待って|猶予|遅れ|過ぎ(?:て(?:も|しま)|た場合))|(?:遅れて|遅延して)[^。]{0,10}(?:提出|受付|受け付け|受理)",
    r"(?:有利|不利)(?:に|で|な|でしょ)|(?:どちら|どっち|どれ)[^。]{0,20}(?:(?<!れば)(?:良い|よい|いい)|選[べぶん]|(?:応募|申請)すれば|望ましい|おすすめ|お勧め|推奨|適切|適して|有利)|(?:お勧め|おすすめ|お薦め)|(?:ご)?意見を|(?:ご)?判断(?:を|いただ|頂|くだ|して|願)",
    r"(?:適切|妥当|ふさわし|相応し|魅力的)(?:でしょうか|ですか|かどうか)|どう(?:思|お考え|評価)|(?:添削|査読|見て(?:いただ|くだ|もら)|読んで(?:いただ|くだ|もら)|チェックして|コメントを)",
    r"(?:私|当方|弊社|我々)(?:の|は)[^。]{0,40}(?:採択|評価)され",
    r"\b(?:chance|chances|likelihood|odds|prospects?)\b|\blikely to (?:be|get|win|succeed)\b|\b(?:competitive|promising|strong) enough\b|\bhow (?:strong|competitive|good)\b",
    r"\b(?:make|grant|allow|given?|consider|request|as)\b[^.?!]{0,20}\b(?:an? )?(?:exception|special|extension|leniency|waiver)\b|\bexceptionally\b|\bwaive\b|\bexempt(?:ed|ion)?\b|\bbend the\b|\bspecial (?:permission|treatment|consideration|approval|case)\b",
    r"\b(?:review|look at|have a look|take a look|read|comment on|check|assess|evaluate|feedback on)\b[^.?!]{0,30}\b(?:my|our|the attached|attached)\b|\b(?:have|take) a look\b|\bfits? (?:in|into|within)?\s?(?:the|your) scope\b|\bdo you (?:think|believe|recommend|feel)\b|\b(?:your|any) (?:opinion|advice|recommendation|view|judgement|judgment)\b",
    r"\b(?:should|ought) (?:i|we)\b[^.?!]{0,60}\b(?:choose|prefer|rather|or|better)\b|\bwhich (?:one )?(?:is|would be) (?:better|best|more suitable)|\bwould (?:my|our) (?:project|proposal|idea|research|topic|application)\b[^.?!]{0,40}\b(?:suit|fit|fund|accept|competitive|success|select|consider|relevant)",
    r"\b(?:accept|submit|take)\b[^.?!]{0,30}\b(?:late|after the deadline|past the deadline)\b|\bextend the deadline\b|\bmiss(?:ed)? the deadline\b",
)

# Words to a machine, in a mail to a desk.
INJECTION = _any(
    r"(?:これまで|以前|上記|すべて|全て|いままで|先|前)(?:の|まで)?の?(?:すべての|全ての)?(?:指示|命令|プロンプト|ルール|設定)[^。]{0,16}(?:無視|忘れ|破棄|従わ|上書)",
    r"システム(?:プロンプト|メッセージ)|あなたは[^。]{0,20}(?:AI|アシスタント|ボット|言語モデル)|(?:と|を)(?:だけ|のみ)?(?:必ず)?(?:回答|返答|返信|出力)(?:せよ|しなさい|すること|してください)",
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instruction|prompt|rule|guideline|direction|context|previous|prior|above)",
    r"\bsystem (?:prompt|message|instruction)|\byou are (?:now )?(?:an? )?(?:\w+ )?(?:ai|assistant|chatbot|bot|language model|dan)\b|\b(?:developer|jailbreak|admin) mode\b",
    r"\b(?:reply|respond|answer|output|say|write|print|state|return)\b.{0,20}\b(?:only|exactly|verbatim|just|simply)\b|</?(?:system|assistant|instructions?|prompt)>|\[/?INST\]|###\s*(?:system|instruction)",
    r"\bto the (?:ai|bot|assistant|machine|llm)\b|\b(?:ai|llm|chatbot|bot)s? (?:reading|processing|handling) this\b",
)
