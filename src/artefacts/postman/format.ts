import type { Json } from '../../model/json.ts';

/** The parts of the [Postman Collection Format 2.1.0](https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html) that we write. */
export interface Collection {
  readonly info: {
    readonly _postman_id: string;
    readonly name: string;
    readonly description: string;
    readonly schema: string;
  };
  readonly item: readonly Folder[];
  readonly auth: Auth;
  readonly event?: readonly Script[];
}

export interface Folder {
  readonly name: string;
  readonly description: string;
  readonly item: readonly (Item | Folder)[];
}

export interface Item {
  readonly id: string;
  readonly name: string;
  readonly event?: readonly Script[];
  readonly request: Request;
  readonly response: readonly SavedResponse[];
  readonly protocolProfileBehavior?: Readonly<Record<string, boolean>>;
}

export interface Request {
  readonly method: string;
  readonly auth?: Auth;
  readonly header: readonly Field[];
  readonly body?: Body;
  readonly url: Url;
  readonly description?: string;
}

export interface Field {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
}

export type Body =
  | {
      readonly mode: 'raw';
      readonly raw: string;
      readonly options: { readonly raw: { readonly language: string } };
    }
  | { readonly mode: 'urlencoded'; readonly urlencoded: readonly Field[] }
  | { readonly mode: 'formdata'; readonly formdata: readonly FormField[] }
  | { readonly mode: 'file'; readonly file: { readonly src: string } };

export interface FormField {
  readonly key: string;
  readonly type: 'text' | 'file';
  readonly value?: string;
  /** Path of the file. */
  readonly src?: string;
  readonly contentType?: string;
}

export interface Url {
  readonly raw: string;
  readonly protocol?: string;
  readonly host: readonly string[];
  readonly port?: string;
  readonly path: readonly string[];
  readonly query?: readonly QueryField[];
  readonly variable?: readonly Field[];
}

export interface QueryField {
  readonly key: string;
  readonly value: string | null;
  readonly description?: string;
  readonly disabled?: true;
}

export type Auth =
  | { readonly type: 'noauth' }
  | {
      readonly type: 'bearer';
      readonly bearer: readonly [{ readonly key: 'token'; readonly value: string; readonly type: 'string' }];
    }
  | {
      readonly type: 'basic';
      readonly basic: readonly { readonly key: string; readonly value: string; readonly type: 'string' }[];
    };

export interface Script {
  readonly listen: 'test' | 'prerequest';
  readonly script: { readonly type: 'text/javascript'; readonly exec: readonly string[] };
}

export interface SavedResponse {
  readonly id: string;
  readonly name: string;
  readonly originalRequest: Request;
  readonly status: string;
  readonly code?: number;
  readonly _postman_previewlanguage: string;
  readonly header: readonly Field[];
  readonly cookie: readonly Json[];
  readonly body: string;
}

/** A file of variables. */
export interface Environment {
  readonly id: string;
  readonly name: string;
  readonly values: readonly EnvironmentValue[];
  readonly _postman_variable_scope: 'environment';
}

export interface EnvironmentValue {
  readonly key: string;
  readonly value: string;
  readonly type: 'default' | 'secret';
  readonly enabled: true;
}
