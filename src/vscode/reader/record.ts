import { displayName, isoDate } from '../../model/item';
import { CONFIDENT, type FieldProvenance, type Origin, type Source } from '../../model/source';
import type { RecordLine } from '../../webview/protocol';
import { fileName } from '../lookup/byline';

/** The record of a source for people, in the order in which one reads it. What is not known is said (design rule 4). */
export function recordLines(source: Source): RecordLine[] {
  const { item, provenance } = source;
  const line = (name: string, variable: string, value: string | undefined): RecordLine[] => {
    const doubt = doubtOf(provenance[variable]);
    return value ? [{ name, value, field: variable, ...(doubt ? { doubt } : {}) }] : [];
  };
  const authors = (item.author ?? []).map(displayName).join(', ');
  return [
    ...line('Subtitle', 'subtitle', isInTitle(item) ? undefined : item.subtitle),
    ...line('Author', 'author', authors || 'none named'),
    ...line('In', 'container-title', item['container-title'] ?? item.publisher),
    ...line('Published', 'issued', item.issued ? isoDate(item.issued) : 'no date'),
    ...line('Address', 'URL', item.URL),
    ...line('Saved', 'accessed', item.accessed && isoDate(item.accessed)),
    ...(source.tags.length > 0 ? [{ name: 'Tags', value: source.tags.join(', ') }] : []),
    { name: 'Citekey', value: source.citekey },
    { name: 'File', value: fileName(source.file) },
    ...(source.notes ?? []).map((note) => ({ name: 'Your note', value: note })),
    ...source.warnings.map(({ message }) => ({ name: 'Note', value: message })),
  ];
}

/** A subtitle that is part of the title is read there. */
const isInTitle = ({ title = '', subtitle = '' }: Source['item']): boolean => title.endsWith(subtitle);

/** Why a field should be looked at before it is trusted; `undefined` where it need not be. */
export function doubtOf(provenance: FieldProvenance | undefined): string | undefined {
  if (!provenance || provenance.confidence >= CONFIDENT) return undefined;
  const words = provenance.evidence ? `: “${provenance.evidence}”` : '';
  return `Not certain: taken from ${ORIGINS[provenance.origin]}${words}`;
}

const ORIGINS: { readonly [It in Origin]: string } = {
  'json-ld': 'the page’s structured data',
  microdata: 'the page’s structured data',
  rdfa: 'the page’s structured data',
  meta: 'the page’s metadata',
  'front-matter': 'the front matter',
  container: 'the saved file',
  sidecar: 'the file beside it',
  bibliography: 'your bibliography',
  byline: 'the byline',
  heading: 'the heading',
  url: 'the address',
  text: 'the text',
  file: 'the name of the file',
  user: 'you',
};
