"""What the guard knows of the words of two languages: which mean the same, claim nothing, or decide a meaning.

General office language only; nothing here is read from one call's documents.
"""

from __future__ import annotations

from itertools import chain

from index.terms import stem


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# One line, one meaning. Japanese in Sudachi's normalised form, English as Snowball stems.
_SAME = """
のみ だけ 丈
全て 凡て 全 全部 総て
範囲 限る
事前 予め 前もって
ワークショップ workshop ws
リーダー 代表 代表者 率いる
only onli sole exclus
all everi
締め切り 期限 期日 受け付け 締切日 締め切る 切る 締める
支援 助成 資金 配分
規模 金額 額 総額
応募 申請 申し込み 出願
必要 必須 要る 要件 義務 求める
連絡 通知 知らせる
採択 採用 選定
経費 費用 費
英国 イギリス
米国 アメリカ
日本 国内
研究者 研究
提出 アップロード 送信 送付
作成 書く 記入 用意
滞在 渡航 渡る
開始 始まる 始める スタート
終了 終わる
含む 含める 込み 盛り込む
予定 見込み
メール 電子 e-mail email mail
問い合わせ 問合せ 照会 連絡先 問う
参加 加わる
制限 限り
書類 文書
使用 使う 用いる 充てる 当てる
対象 該当
可能 出来る
deadlin due close cutoff
us america american
belong affili
train nurtur develop foster
enter fill
choos pick
award grant fund support size amount money budget
appli applic applic applicant submit submiss
must requir mandatori need necessari compulsori oblig shall
notif notifi notif inform contact tell notic hear
select adopt
cost expens
period durat
uk british britain kingdom england
japan japanes
research
upload submit
write written draw drawn prepar
convert convers exchang rate
換算 レート
stay travel abroad visit
start begin commenc
end finish conclud
includ inclus contain incorpor compris
plan schedul expect
enquiri inquiri question
institut organ organis organiz univers
particip join
limit restrict
lead leader head
use spend spent
team group consortium
propos
project
pi pis investig princip
partner counterpart
side
degre doctor phd
extend extens prolong
earli young
career
count count
"""
SAME: dict[str, str] = {word: line.split()[0] for line in _SAME.strip().splitlines() for word in line.split()}

# Function words and the glue of an answer: they claim nothing of their own.
EMPTY = _words(
    """
最大 上限 限度 最長 合わせる 合計 行う 行なう 実施 得る 得る 一つ 再度 もう 度 渡る 続く 会う
maximum max ceil cap upper through via under over between among during within across upon toward against held hold conduct
carri make made anoth again more further altogether out off sent send
こと もの ため よう 為る 有る 居る 成る 出来る 事 物 御 様 下さる 因る 於く 置く 就く 何 無い 所 場合 願う 頂く 因って 対する 関する 的 とも 共
者 側 等 など 年 月 日 時 同日 同じ 同 円 分 火 水 木 金 土 迄 毎 下記 以下 次 通り 記載 資料 説明 示す 定める 定まる 確認 詳細 御覧 参照 注意
方 為 中 内 上 是 其れ 此の 本 当該 各 及び 又は 尚 但し 即ち 旨 点 形 予め 様式 月曜 火曜 水曜 木曜 金曜 土曜 日曜 可能 必要
回答 答え 例 挙げる 構成 決まる 設ける つく なる 為す 午前 午後 時間 時刻 ほど 程度 旬 上旬 下旬 中旬 末 初 頃 約 程 原則 予定
side a an the of in on at to for from by with as and or but if is are was were be been being am do doe did can could may might
must shall should will would have has had having i you he she it we they my your his her it our their this that these those
there here what which who whom whose when where how not no so such into about me us them pleas also just s t than then up
set state say said accord given detail note see document slide page describ mention specifi indic follow answer pm am p m
and/or e.g i.e etc its own jst's one's both respect case requir need necessari mandatori approxim around roughli rough about principl minimum least 最低 最小 最少 少なくとも cannot sinc becaus don't doesn't isn't aren't can't won't yes until while without possibl tue mon wed thu fri sat sun
least take place took place receiv get last run give given provid qualifi wednesday thursday friday saturday sunday monday tuesday
"""
)

# Words that turn a true statement into another one. Unlike other words they have to stand in what is cited.
STRICT = _words(
    """
のみ だけ 丈 全て 凡て 全員 全額 常に 必ず 毎年 毎月 毎日 年間 月額 日額 年額 当たり あたり 辺り 一律 任意 自由 免除 禁止 自動 無条件 無制限 以外 除く
以前 以降 以後 前 後 翌日 前日 翌年 当日 初年 開始 終了 延長 短縮 追加 増額 減額 減る 増える 半分 半額 倍 全 無料 無償 有料 別途 特例 例外 随時
最短 先着 即時 直ちに 平均 合計 税込み 税抜き 間接 直接 単独 共同 枠 未定 確定 変更 取り消し 中止 撤回 緩和 過ぎる
間に合う 許す 認める 保証 約束 現金 日当 給与 謝金 支給 負担 給付 払う 支払い 支払う 返金 受け付ける 受理 受け入れる 断る 失う 禁ずる 禁じる 避ける 拒む 止める 辞める 遅れる 早める 超える 下回る 上回る 越す 戻す 戻る 返す 売る 買う 雇う 貰う 受け取る 選ぶ 招く 優先 減らす 増やす 繰り越す 分ける 重ねる 郵送 オンライン 差し替え 企業 会社
reimburs pay paid payment cover refund onlin postal replac compani busi industri guarante
only all everi each per annual year month monthli daili alway never exact optional option voluntari free exempt waiv
automat uncondit unlimit guarante before after extra addit bonus doubl half twice tripl total averag most earliest except
exclud unless begin start end extend cancel postpon reopen chang tax indirect direct singl joint
frame cash salari stipend daili allow permit promis
"""
)

# Words that set one scheme apart from another: they name, as a proper noun does.
# Words any sentence about a call may use: they weigh little for or against it.
LIGHT = _words(
    """
応募 支援 研究者 プロジェクト 公募 期間 規模 採択 資格 課題 提案 提出 提案書 作成 連絡 件数 人数 数 額 条件 体制 期待 チーム 合わせる 使用 対象
appli award research project call period durat select elig propos submit number receiv plan expect condit consid write
"""
)

NAMING = _words("枠 単独 frame singl track categori")

# Words an answer may add to what it cites: they carry a sentence and claim nothing that could be wrong.
SOFT = frozenset(
    chain(
        _words(
            """
受ける 不明 見込み 予定 必要 期間 作成 そう 考える 考え 検討 詳しい 基づく 拠る 従う 沿う 則る 率いる 相当 全般 其々 夫々 双方 両方 両国 両者 互い 国 先 アドレス 一度 概ね 凡そ 他 外 条件
掛ける かける 上げる 上がる 存ずる 思う 申し上げる 知る 伝える 教える 聞く 見る 読む 行く 来る 向け 向ける 向かう 通じる 踏まえる 当たる 関わる 関係 内容 情報 必ずしも 一方 又 更に 次いで
続いて 続く 及ぶ 渡る かかる 掛かる 状況 段階 時点 際 時期 日程 スケジュール 期日 日付 仕組み 制度 形式 種類 人 方々 皆様 名称 概要 具体 主に 特に 特 基本 基礎 通常 自身 自分 該 当 各自 本人
位置付ける 定義 意味 指す 呼ぶ 言う 含む 設定 想定 目安 見る 述べる 書く 尚 因みに 故 従って 加える 加えて 合わせ 併せる 共 共に 一緒 双 お願い 依頼 欄 項目 箇所 ページ サイト ウェブ ホームページ
一 つ 二 件 個 名 分 回 度 約 計 記す 触れる 明記 規定 掲載 掲げる 記述 言及 紹介 案内 為さる 致す 存在 ご覧 参加 対象 応募 相手
"""
        ),
        (
            stem(word)
            for word in _words(
                """
appli project write same beforehand ask asked consider considered contain general generally example examples hear know let go goes going offer offers
offered run runs running use used well while until later once work works working country countries other others overall namely
therefore thus hence moreover furthermore however basis accordingly aim intend intended plan planned planning expected expect scheduled wish
want like help information learn find refer check see consult look view following follow followed based base terms
relation regard regarding concerning related relevant corresponding equal equivalent come comes person people individual individuals
someone thing item matter point date dates day days time times address website web page site section mean means name named
fall remain ensure remember together jointly proceed step stage phase process kind type way part main mainly particular
particularly especially specific specifically order purpose form include includes including provide provided specified
specify list listed shown show shows case context content contents overview summary short brief basically broadly term done
put keep kept add place across between among apart along across first second finally next then also both either
buy bought purchase obtain gain devote dedicate toward towards reach meet satisfy fulfil fulfill continue continues
depend become intend seek undertake perform engage involve involved comprise consist understand explain clarify describe complete
each many several various open member members figure state states stated count counts counted counting applicant applicants
"""
            )
        ),
    )
)

_COUNTED = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty"""
NUMBER_WORDS = {
    **{sign: str(number) for number, sign in enumerate("〇一二三四五六七八九十")},
    "零": "0",
    **{word: str(number) for number, word in enumerate(_COUNTED.split())},
}
VAGUE_NUMBERS = _words(
    "half halves third thirds quarter quarters dozen dozens couple hundred hundreds thousand thousands million millions "
    "billion billions trillion double twice triple thrice several thirty forty fifty sixty seventy eighty ninety "
    "fifth tenth percent percentage"
)
