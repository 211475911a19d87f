import { PLACES, unknownPlaces } from '../../dialect/template';
import { editDistance } from '../../find/inverted/distance';
import { unknownPlaceholders } from '../../model/citekey';
import type { Settings } from '../setting-checks';

/** The settings that are templates. */
export type TemplateSettings = Pick<
  Settings,
  'templates' | 'citekeyTemplate' | 'literatureNoteFile' | 'literatureNoteTemplate'
>;

const CITEKEY_PLACES = ['author', 'year', 'title', 'name'];
/** Markups in which words between braces are ordinary: there only what is nearly the name of a place is taken for one. */
const WITH_BRACES: ReadonlySet<string> = new Set([
  'latex',
  'typst',
  'wikitext',
  'asciidoc',
  'asciidoc-footnote',
  'org',
  'myst',
  'rst',
  'rst-footnote',
]);

/**
 * What is wrong with a person's templates, a sentence each: which place does not exist, in which setting, what may be meant, and which
 * ones there are.
 */
export function templateComplaints(settings: TemplateSettings): readonly string[] {
  const { templates, citekeyTemplate, literatureNoteFile, literatureNoteTemplate } = settings;
  const forms = Object.entries(templates).flatMap(([dialect, { citation, quotation, block }]) =>
    Object.entries({ citation, quotation, block }).flatMap(([form, text = '']) =>
      unknownPlaces(text)
        .filter((place) => !WITH_BRACES.has(dialect) || meant(place, PLACES) !== undefined)
        .map((place) => complaint(`ibid.templates, “${dialect}”, “${form}”`, place, PLACES)),
    ),
  );
  return [
    ...unknownPlaceholders(citekeyTemplate).map((place) => complaint('ibid.citekeyTemplate', place, CITEKEY_PLACES)),
    ...forms,
    ...unknownPlaces(literatureNoteFile).map((place) => complaint('ibid.literatureNoteFile', place, PLACES)),
    ...unknownPlaces(literatureNoteTemplate).map((place) => complaint('ibid.literatureNoteTemplate', place, PLACES)),
  ];
}

function complaint(setting: string, place: string, places: readonly string[]): string {
  const near = meant(place, places);
  const hint = near === undefined ? '' : ` Did you mean {${near}}?`;
  return `${setting}: there is no {${place}}.${hint} There are ${places.map((it) => `{${it}}`).join(', ')}.`;
}

/** The place of that name in other letters, or with one or two letters wrong. */
function meant(place: string, places: readonly string[]): string | undefined {
  const written = place.toLowerCase();
  const byDistance = places
    .map((it) => ({ it, distance: editDistance(it.toLowerCase(), written, 2) }))
    .filter(({ it, distance }) => distance <= (it.length < 6 ? 1 : 2))
    .sort((a, b) => a.distance - b.distance);
  return byDistance[0]?.it;
}
