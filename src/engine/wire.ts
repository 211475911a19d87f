import { type ErrorCode, IbidError } from '../model/error';
import type { LibraryStatus, Params, RequestName, Result } from './protocol';

/** From the main thread to the engine's. */
export type ToEngine =
  | { readonly kind: 'request'; readonly id: number; readonly name: RequestName; readonly params: Params<RequestName> }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'dispose' };

/** From the engine's thread to the main one. */
export type FromEngine =
  | { readonly kind: 'result'; readonly id: number; readonly result: Result<RequestName> }
  | { readonly kind: 'error'; readonly id: number; readonly error: WireError }
  | { readonly kind: 'status'; readonly status: LibraryStatus }
  | { readonly kind: 'disposed' };

/** An error as plain data: a class does not cross a thread's border. */
export interface WireError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string | undefined;
  readonly ibid?: { readonly code: ErrorCode; readonly data: IbidError['data'] };
}

export function toWire(error: unknown): WireError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, stack } = error;
  return { name, message, stack, ...(error instanceof IbidError && { ibid: { code: error.code, data: error.data } }) };
}

export function fromWire({ name, message, stack, ibid }: WireError): Error {
  if (ibid !== undefined) return new IbidError(ibid.code, message, ibid.data);
  if (name === 'AbortError') return new DOMException(message, 'AbortError');
  const error = new Error(message);
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}
