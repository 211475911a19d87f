/** Every code an {@link IbidError} can have, with what it means to the caller. */
export type ErrorCode =
  /** The file is not there, or went away while it was read. */
  | 'file-missing'
  /** The file or folder may not be read by this user. */
  | 'file-unreadable'
  /** Larger than the reader's limit. */
  | 'file-too-large'
  /** Nothing in it. */
  | 'file-empty'
  /** The bytes are not what the name says, or are broken beyond use. */
  | 'format-broken'
  /** No reader for this kind of file. */
  | 'format-unknown'
  /** Read, but it holds no text to cite. */
  | 'no-text'
  /** No source has this citekey. */
  | 'citekey-unknown'
  /** No dialect for this kind of document. */
  | 'dialect-unknown'
  /** The CSL style or locale is not among those known. */
  | 'style-unknown'
  /** The index cannot be opened or written. */
  | 'storage'
  /** A file could not be written. */
  | 'write-failed'
  /** The engine's thread ended unexpectedly; asking again may help. */
  | 'engine-failed'
  /** A request makes no sense: arguments of the command line, a query. */
  | 'usage';

/** An expected failure, worded for people at the edge: what happened and what to do. */
export class IbidError extends Error {
  override readonly name = 'IbidError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly data: { readonly [key: string]: string | number } = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** Each bundle has a class of its own, and what one throws another may catch. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'IbidError';
  }
}
