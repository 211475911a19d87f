/**
 * What the words in `class`, `id`, `role` and `itemprop` say about an element's job: the vocabulary that page builders
 * share, not that of any one site. Each kind is a bit.
 */
const KINDS = {
  body: /article-?_?(?:body|text|content|copy|main|inner|para)|story-?_?(?:body|text|content|copy)|(?:post|entry|page|news|blog|node)-?_?-?(?:body|content|text|copy)|articlebody|content-?_?-?body|body-?_?-?(?:text|copy|content)|rich-?_?text|richtext|prose|main-?_?text|field--name-body|wysiwyg|itemtext|text-?_?(?:content|block|body)|paragraph|artikel-?(?:text|inhalt)/,
  article: /article|story|\bpost\b|post-|entry|hentry|artikel|articolo|articulo|noticia|nota\b|single|detail/,
  content: /content|main|text|body|inhalt|contenido|contenu/,
  comment:
    /comment|disqus|respond|repl(?:y|ies)|discussion|livefyre|viafoura|kommentar|commento|coment[aá]rio|forum|fb-comments|reader-?letter/,
  related:
    /relat|recommend|more-?_?(?:from|on|stories|news|articles|in|posts)|also|similar|further|read-?_?(?:more|next|on)|readmore|verwandt|weiter|suggest|up-?next|next-?(?:article|story|post)|recirc|siehe|zum-?thema|ligados|prev-?_?next|post-?nav|crp_|yarpp|jp-rel/,
  popular:
    /trending|popular|most-?_?(?:read|viewed|pop|shared|commented)|latest|ticker|recent|newest|hot-?(?:news|topics)|top-?(?:stories|news|posts)|meistgelesen|neueste|headlines|breaking/,
  teaser:
    /teaser|\bcards?\b|card[-_]|[-_]card|promo|tout|tile|\bitem-?list|grid|carousel|slider|swiper|slick|listing|collection|archive|curated|stream|feed|thumb|playlist/,
  vendor:
    /outbrain|taboola|zergnet|revcontent|plista|ligatus|nativo|dianomi|mgid|addthis|sharethis|disqus|strossle|engageya|adsbygoogle/,
  share:
    /share|social|sharing|sharedaddy|follow|facebook|twitter|whatsapp|pinterest|teilen|compartir|partager|bookmark/,
  appeal:
    /newsletter|subscri|sign-?_?up|signup|paywall|regwall|\babo\b|abo-|membership|member|donat|support|piano|offer|mailing|mailchimp|optin|opt-in|register|premium|purchase|upsell|\bcta\b|call-?to-?action/,
  ad: /\bads?\b|\bad[-_]|[-_]ads?\b|advert|sponsor|banner|werbung|anzeige|dfp|\bgpt\b|promoted|affiliate|commerce|product|deal|shop/,
  nav: /\bnav|nav\b|navi|menu|breadcrumb|crumb|toolbar|topbar|pagination|pager|skip|\btabs?\b|navbar|sitemap/,
  toc: /\btoc\b|table-?of-?contents|inhaltsverzeichnis|jump-?(?:to|links)|anchors/,
  footer: /foot|copyright|legal|imprint|colophon|bottom|disclaimer|endnote|fineprint/,
  header: /header|masthead|\btop\b|hero|headline|title|heading/,
  side: /side|aside|\brail|[-_]rail|widget|secondary|complementary|\bcol-?(?:right|left)|right-?col|left-?col|rightbar|infobox|fact-?box|\bbox\b|[-_]box|module/,
  consent:
    /cookie|consent|gdpr|\bcmp\b|onetrust|didomi|privacy|modal|popup|pop-up|overlay|dialog|lightbox|toast|alert|notification|tooltip|dropdown|adblock/,
  caption:
    /caption|credit|photo|image|\bimg|figure|gallery|media|video|legend|bildunter|picture|audio|player|embed|fotograf|didascalia/,
  meta: /meta|date|time|posted|published|info\b|details|stats|reading|duration|location/,
  byline: /byline|author|contributor|writer|autor|auteur|autore|redak|journalist/,
  bio: /\bbio|-bio|_bio|about-?_?(?:the-?_?)?(?:author|me|us)|author-?_?(?:box|info|card|desc|profile|about)|profile|vcard|avatar/,
  tags: /\btags?\b|[-_]tags?\b|tag-?_?list|tagcloud|categor|topics?\b|keyword|kicker|label|badge|rubri|hashtag/,
  summary:
    /summary|standfirst|\blead\b|[-_]lead\b|lede|\bdek\b|deck\b|intro|excerpt|subtitle|sub-?_?head|description|sapo|sommario|chapo|untertitel|vorspann|abstract|highlights|key-?points|bullet/,
  quote: /quote|pullquote|zitat|citat|tweet|instagram|social-embed/,
  unseen: /hidden|visually|sr-only|screen-?reader|invisible|print-?only|d-none|offscreen|assistive|\bhide\b/,
  form: /\bform\b|[-_]form|search|login|input|poll|survey|quiz|vote|rating|feedback/,
} as const;

export type ClassKind = keyof typeof KINDS;
export const CLASS_KINDS = Object.keys(KINDS).filter((name): name is ClassKind => name in KINDS);
const PATTERNS = CLASS_KINDS.map((kind) => KINDS[kind]);

/** The bit of a kind in what {@link classKinds} gives. */
export const classBit = (kind: ClassKind): number => 1 << CLASS_KINDS.indexOf(kind);

/** Names repeat within a page and a site; the cache starts afresh when it is large. */
const known = new Map<string, number>();
const MAX_KNOWN = 20_000;

/** Bits of the kinds that these names speak of. */
export function classKinds(names: string): number {
  if (names === '') return 0;
  const found = known.get(names);
  if (found !== undefined) return found;
  if (known.size > MAX_KNOWN) known.clear();
  const words = names
    .slice(0, 400)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase();
  let bits = 0;
  for (let i = 0; i < PATTERNS.length; i++) if (PATTERNS[i]?.test(words)) bits |= 1 << i;
  known.set(names, bits);
  return bits;
}
