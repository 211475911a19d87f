/**
 * What stands around articles rather than in them, told by its words, in the languages that saved pages are mostly in.
 * Each pattern is one job that such a line has.
 */
export const AROUND = {
  /** Leads to another text. */
  readMore:
    /^(?:read (?:more|also|next|the full|our|on)|see also|also read|also on|more (?:on|from|about|in|stories|news|coverage)|related|recommended|don['’]t miss|up next|next (?:article|story|post)|previous (?:article|story|post)|you (?:may|might) also|keep reading|continue reading|watch(?: now| more)?:|listen(?: now| to)?:|lesen sie (?:auch|mehr|hier)|mehr zum|mehr zu|auch interessant|das könnte|weitere (?:artikel|themen|nachrichten)|zum thema|siehe auch|lire (?:aussi|la suite)|à lire|sur le même|voir aussi|lee también|leer más|te puede interesar|ver también|relacionad|leggi (?:anche|tutto)|potrebbe interessarti|leia (?:também|mais)|veja também|saiba mais|lees (?:ook|meer|verder)|читайте|читать|по теме|смотрите также|czytaj|zobacz (?:też|także)|przeczytaj|baca juga|simak|oku:|ayrıca|ilgili haber|läs (?:mer|också)|les også|læs også|lue myös|>>|→|»|関連記事|あわせて読みたい|相关(?:新闻|阅读)|延伸閱讀|관련기사)/iu,
  /** Asks for money, an address or a click. */
  appeal:
    /\b(?:subscribe(?:d|rs?)?|subscription|newsletters?|sign(?:ing)? up|sign in|log ?in|register|donat(?:e|ion|ions)|support (?:us|our|independent|the)|your support|contribut(?:e|ion)s? (?:today|now|to our|from readers)|become a (?:member|supporter|patron)|membership|free trial|unlimited access|delivered to your|get (?:the|our) (?:latest|best|free|app)|download (?:the|our) app|follow us|like us on|join (?:us|our)|ad-free|paywall|per month|a month|patreon|paypal|jetzt (?:abonnieren|testen|registrieren|anmelden)|abonnieren|abonnement|anmelden|unterstütz(?:en|t)|spenden|kostenlos (?:testen|lesen)|abonnez|abonné|s['’]abonner|inscrivez|soutenez|faites un don|suscr[ií]b\w*|reg[ií]strate|d[oó]n(?:a|ar|ación)|apoya|síguenos|iscriviti|abbonati|abbonamento|sostieni|assine|inscreva|apoie|abonneer|steun ons|подпис(?:аться|ывайтесь|ка|ку)|поддерж(?:ите|ать)|пожертв|subskry\w+|zapisz się|wesprzyj|abone ol|berlangganan)\b/iu,
  consent:
    /\b(?:cookies?|consent|gdpr|privacy (?:policy|settings|notice)|terms (?:of|and)|accept all|datenschutz\w*|einwilligung|nutzungsbedingungen|confidentialité|privacidad|informativa|ad ?blocker|javascript|your browser|browser)\b/iu,
  share:
    /^(?:share|share (?:this|on|via|article)|tweet|print|email|e-mail|copy link|save|facebook|twitter|whatsapp|linkedin|reddit|telegram|pinterest|teilen|drucken|merken|partager|imprimer|compartir|imprimir|condividi|stampa|compartilhar|delen|поделиться|udostępnij|paylaş|bagikan|dela|del)(?:\b.{0,40})?$/iu,
  copyright:
    /(?:©|\(c\)\s*\d{4}|copyright\b|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|tutti i diritti|todos os direitos|все права защищены|wszelkie prawa)/iu,
  credit:
    /(?:^|[\s(|])(?:photos?|image|images|picture|pic|illustration|video|fotos?|bild|bilder|grafik|crédit photo|credit|credits|photograph|photographer|courtesy|getty(?: images)?|shutterstock|istock|imago|dpa|afp|reuters|ap photo|epa|file photo|quelle|фото|foto|gambar|写真)\s*(?::|by\b|\/|©|courtesy|credit|von\b|par\b|$)|\(?(?:getty images|ap photo|shutterstock|file photo|archivbild|symbolbild|symbolfoto)[^a-z]*$/iu,
  comments:
    /^(?:\d+\s+)?(?:comments?|leave a (?:comment|reply)|post a comment|join the (?:conversation|discussion)|view comments|show comments|add (?:a )?comment|kommentare?|kommentieren|commentaires?|comentarios?|deja (?:un|tu) comentario|commenti|comentários?|reacties|комментари[ий]|komentarze?|yorumlar?|komentar|コメント|评论|댓글)(?:\s*\(?\d*\)?)?\b.{0,30}$/iu,
  author:
    /^(?:about the (?:author|writer)|über den autor|über die autorin|à propos de l['’]auteur|sobre (?:el|la|o|a) autora?|author bio|written by|.{3,40} is (?:a|an|the) .{0,60}(?:writer|reporter|editor|correspondent|journalist|author|columnist|contributor|fellow|professor)\b)/iu,
  advert:
    /^(?:advertisement|advertising|ad|ads|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|advertentie|реклама|reklama|reklam|iklan|sponsored|promoted|story continues below|scroll to continue|continue reading below|article continues|loading|広告|광고)\b.{0,40}$/iu,
  tags: /^(?:tags?|topics?|filed under|categor(?:y|ies)|keywords|schlagwörter|themen|mots-clés|etiquetas|argomenti|теги|метки|tagi|posted in|in this article|mentioned in|labels)\b\s*:?/iu,
  correction:
    /^(?:correction|clarification|editor['’]?s?['’]? note|this (?:article|story|post) (?:was|has been|originally)|a version of this|an earlier version|anm(?:erkung)? d(?:er|\.) red|korrektur|note de la rédaction|updated?:)/iu,
  message:
    /^(?:a message from|dear readers?|a note (?:from|to)|before you go|thank you for (?:reading|visiting)|why you can trust|support .{0,30}journalism|liebe (?:leser|leserin)|chers lecteurs|queridos lectores|уважаемые читатели|as the world|we (?:need|have) (?:your|a) (?:help|favou?r))/iu,
} as const;

export type AroundKind = keyof typeof AROUND;
export const AROUND_KINDS = Object.keys(AROUND).filter((name): name is AroundKind => name in AROUND);

/** A heading after which it is not the article any more. */
export const AFTER_ARTICLE =
  /^(?:more (?:from|on|in|stories|news)|related\b|read (?:next|more|also)$|most (?:read|popular|viewed)|trending|recommended|latest (?:news|stories|articles)|you (?:may|might) also|about the author|comments?\b.{0,20}$|leave a (?:comment|reply)|join the (?:conversation|discussion)|filed under|tags?:|share this|follow us|sign up|get the newsletter|did you enjoy|(?:help )?keep .{2,60}\b(?:free|independent|alive)\b|mehr zum thema|das könnte sie|kommentare|meistgelesen|weitere artikel|à lire (?:aussi|également)|sur le même sujet|commentaires|te puede interesar|comentarios|más leíd|leggi anche|commenti|leia também|читайте также|комментарии|по теме|materiały powiązane|관련기사|関連記事|相关新闻)/iu;
