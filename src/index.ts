export { defineConfig, type UserConfig } from './config.ts';
export {
  type Command,
  defineLanguage,
  type Language,
  type Runner,
  type SnippetView,
  type Unprintable,
} from './languages/language.ts';
export type {
  Credential,
  HttpRequest,
  Part,
  Piece,
  RequestContent,
  RequestFile,
  RequestHeader,
} from './model/example.ts';
