import type { TypedDocumentNode } from '@urql/core';
import type { StreamState } from './resumable';

/** A subscription that goes on where it was cut off. */
export interface StreamRequest<T, V> {
  document: TypedDocumentNode<T, V>;
  variables: Omit<V, 'after'>;
  after?: string | null | undefined;
  cursorOf(data: T): string;
  onEvent(data: T): void;
  onState(state: StreamState): void;
  onResync(): Promise<string | null | undefined>;
}
