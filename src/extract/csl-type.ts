import type { CslType } from '../model/item';
import { articleNodes } from './html/article-nodes';
import { typesOf } from './html/json-ld';
import type { Page } from './html/page';
import { metaOf } from './html/page-data';
import { knownPaper } from './known-papers';

/** Types of schema.org that say what CSL asks, surest first. */
const BY_SCHEMA: readonly (readonly [RegExp, CslType])[] = [
  [/^(?:ScholarlyArticle|MedicalScholarlyArticle)$/, 'article-journal'],
  [/^Thesis$/, 'thesis'],
  [/^(?:Review|CriticReview|ReviewNewsArticle)$/, 'review'],
  [/NewsArticle$/, 'article-newspaper'],
  [/^BlogPosting$/, 'post-weblog'],
  [/^(?:SocialMediaPosting|DiscussionForumPosting)$/, 'post'],
  [/^Report$/, 'report'],
  [/^Dataset$/, 'dataset'],
  [/^Legislation/, 'legislation'],
];
/** Sites whose every page is of one kind. */
const BY_HOST: readonly (readonly [RegExp, CslType])[] = [
  [
    /(?:^|\.)(?:wikipedia\.org|britannica\.com|plato\.stanford\.edu|iep\.utm\.edu|treccani\.it|encyclopedia\.com)$/,
    'entry-encyclopedia',
  ],
  [/(?:^|\.)(?:wiktionary\.org|merriam-webster\.com|dictionary\.cambridge\.org|duden\.de)$/, 'entry-dictionary'],
  [
    /(?:^|\.)(?:x\.com|twitter\.com|facebook\.com|instagram\.com|threads\.net|bsky\.app|reddit\.com|linkedin\.com|vk\.com|t\.me)$/,
    'post',
  ],
  [
    /(?:^|\.)(?:wordpress\.com|blogspot\.[a-z.]+|tumblr\.com|substack\.com|typepad\.com|livejournal\.com)$/,
    'post-weblog',
  ],
];
const MAGAZINE =
  /\b(?:magazine?|magazin|revista|rivista|tijdschrift|weekly|monthly|quarterly|wochenzeitung)\b|журнал/iu;
const NEWSPAPER =
  /\b(?:news|newspaper|times|post|tribune|herald|gazette|chronicle|daily|courier|journal|zeitung|anzeiger|nachrichten|tagblatt|morgenpost|allgemeine|kurier|presse|giornale|corriere|gazzetta|diario|periódico|jornal|correio|dagblad|krant|shimbun|ilbo)\b|zeitung$|blatt$|газета/iu;

/** What CSL calls this kind of page. */
export function cslType(page: Page, publication: string | undefined): CslType {
  const { data } = page;
  const has = (...names: readonly string[]) => metaOf(data, ...names) !== undefined;
  if (has('citation_dissertation_institution')) return 'thesis';
  if (has('citation_technical_report_institution')) return 'report';
  if (has('citation_conference_title', 'citation_conference')) return 'paper-conference';
  if (has('citation_journal_title', 'citation_issn', 'prism.publicationname')) return 'article-journal';
  if (has('citation_inbook_title')) return 'chapter';
  const host = page.url !== undefined && URL.canParse(page.url) ? new URL(page.url).hostname : '';
  const types = articleNodes(page).flatMap(typesOf);
  const bySchema = BY_SCHEMA.find(([pattern]) => types.some((type) => pattern.test(type)))?.[1];
  const byHost = BY_HOST.find(([pattern]) => pattern.test(host))?.[1];
  if (byHost === 'entry-encyclopedia' || byHost === 'entry-dictionary') return byHost;
  // Magazines call what they print news, as newspapers do.
  if (bySchema === 'article-newspaper') return MAGAZINE.test(publication ?? '') ? 'article-magazine' : bySchema;
  if (bySchema !== undefined) return bySchema;
  if (byHost !== undefined) return byHost;
  if (metaOf(data, 'og:type') === 'book') return 'book';
  if (knownPaper(page.url) !== undefined) return 'article-newspaper';
  const isArticle = metaOf(data, 'og:type') === 'article' || types.some((type) => /Article$/.test(type));
  if (isArticle && MAGAZINE.test(publication ?? '')) return 'article-magazine';
  if (isArticle && NEWSPAPER.test(publication ?? '')) return 'article-newspaper';
  return /\bWordPress\b|Blogger|Ghost/i.test(metaOf(data, 'generator') ?? '') ? 'post-weblog' : 'webpage';
}

/** The type by nothing but the paper's name and host, for what was saved without markup. */
export function typeOfPaper(publication: string | undefined, url: string | undefined): CslType {
  const name = publication ?? '';
  if (MAGAZINE.test(name)) return 'article-magazine';
  return knownPaper(url) !== undefined || NEWSPAPER.test(name) ? 'article-newspaper' : 'webpage';
}
