import { extractTextItems, getDocumentProxy, getMeta } from 'unpdf';
import { IbidError } from '../model/error';
import type { Warning } from '../model/source';
import type { Claim, Document, Marking } from './document';
import { documentOf } from './document-of';
import { type PdfItem, pdfBlocks } from './pdf-blocks';
import { pdfMarkings } from './pdf-markings';

type Proxy = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Pages that are read; what is longer is a book, of which the beginning is searchable. */
const MAX_PAGES = 600;

/**
 * A PDF with a text layer: paragraphs with the page they stand on, the record from XMP, Info and the first page.
 *
 * @throws IbidError `no-text` for scans without a text layer, `format-broken`
 */
export async function readPdf(path: string, bytes: Uint8Array): Promise<Document> {
  const pdf = await open(bytes);
  try {
    const [{ items }, meta, labels] = await Promise.all([extractTextItems(pdf), getMeta(pdf), pdf.getPageLabels()]);
    const pages: readonly (readonly PdfItem[])[] = items.slice(0, MAX_PAGES);
    const { blocks, heading } = pdfBlocks(pages, (page) => labels?.[page] ?? String(page + 1));
    if (blocks.every(({ text }) => text.length < 20)) {
      throw new IbidError(
        'no-text',
        'The PDF has no text layer: it is pictures of pages. Run text recognition (OCR) on it first.',
      );
    }
    return documentOf({
      path,
      format: 'pdf',
      content: { kind: 'blocks', blocks },
      claims: claimsOf(
        meta,
        heading,
        blocks.slice(0, 12).map(({ text }) => text),
      ),
      markings: await markingsOf(pdf, pages),
      warnings: items.length > MAX_PAGES ? [cut(items.length)] : [],
    });
  } catch (error) {
    throw error instanceof IbidError
      ? error
      : new IbidError('format-broken', 'The PDF is broken and cannot be read.', {}, { cause: error });
  } finally {
    await pdf.destroy();
  }
}

function cut(pages: number): Warning {
  const message = `Of ${pages} pages the first ${MAX_PAGES} were read; quotations from the rest cannot be found.`;
  return { code: 'page-cut', message };
}

async function open(bytes: Uint8Array): Promise<Proxy> {
  try {
    // pdf.js takes the bytes over; the caller keeps its own.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, stopAtErrors: false });
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    throw new IbidError(
      'format-broken',
      locked ? 'The PDF is locked with a password.' : 'The PDF is broken and cannot be read.',
      {},
      { cause: error },
    );
  }
}

async function markingsOf(pdf: Proxy, pages: readonly (readonly PdfItem[])[]): Promise<readonly Marking[]> {
  const found: Marking[] = [];
  for (let i = 0; i < Math.min(pages.length, pdf.numPages); i++) {
    const page = await pdf.getPage(i + 1);
    found.push(...pdfMarkings(await page.getAnnotations(), pages[i] ?? []));
  }
  return found;
}

type Meta = Awaited<ReturnType<typeof getMeta>>;

/** What the maker of the PDF put into its properties is often its file's name or the program's; the page counts more. */
function claimsOf({ info, metadata }: Meta, heading: string | undefined, top: readonly string[]): readonly Claim[] {
  const claims: Claim[] = [];
  const claim = (
    field: Claim['field'],
    text: readonly (string | undefined)[],
    confidence: number,
    origin: Claim['origin'] = 'container',
  ) => {
    const known = text.flatMap((part) => (part?.trim() ? [part.trim()] : []));
    if (known.length > 0) claims.push({ field, text: known, origin, confidence });
  };
  // Without XMP it is an object that has nothing, whatever its type says.
  const xmp = (name: string): readonly string[] =>
    typeof metadata?.get === 'function'
      ? [metadata.get(name)].flat(2).filter((value) => typeof value === 'string')
      : [];
  const property = (name: string): string | undefined => {
    const value: unknown = info === undefined ? undefined : Reflect.get(info, name);
    return typeof value === 'string' ? value : undefined;
  };
  const named = [...xmp('dc:title'), property('Title')].filter((title) => title !== undefined && isTitle(title));
  claim('title', named.slice(0, 1), 0.8);
  claim('title', [heading], 0.65, 'heading');
  claim(
    'author',
    xmp('dc:creator').length > 0
      ? xmp('dc:creator')
      : [property('Author')].filter(
          (name) => name !== undefined && !/^(?:admin|user|microsoft|owner|unknown)/i.test(name),
        ),
    0.75,
  );
  claim('container-title', xmp('prism:publicationname'), 0.9);
  claim('issued', xmp('prism:coverdate').length > 0 ? xmp('prism:coverdate') : xmp('prism:publicationdate'), 0.9);
  claim(
    'DOI',
    [...xmp('prism:doi'), ...top.map((text) => /\b10\.\d{4,9}\/[^\s"<>]+[^\s"<>.,;)]/.exec(text)?.[0])]
      .slice(0, 20)
      .filter((doi) => doi !== undefined)
      .slice(0, 1),
    0.9,
  );
  claim('language', xmp('dc:language').slice(0, 1), 0.7);
  return claims;
}

const isTitle = (title: string): boolean =>
  title.trim().length > 5 &&
  !/^(?:untitled|microsoft word|document\d*|print|layout|slide \d|.*\.(?:docx?|pdf|indd|qxd|tex|dvi|html?)$|https?:)/i.test(
    title.trim(),
  );
