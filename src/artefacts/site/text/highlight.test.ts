import { describe, expect, it } from 'vitest';
import { grammarFor } from './grammars.ts';
import { highlight } from './highlight.ts';

/** What a browser makes of the HTML: spans dropped, entities decoded. */
function textContent(html: string): string {
  return html
    .replace(/<\/?span[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#13;/g, '\r')
    .replace(/&amp;/g, '&');
}

describe('highlight', () => {
  it.each([
    ['bash', 'curl -s "https://x/$ID" | jq \'.a<b&&c\' # note\n'],
    ['javascript', '\n\nconst a = `x${1 < 2}</code>`;\r\n'],
    ['python', 'def f():\n\treturn {"a": None}  # π\n'],
    ['go', 'package main\n\nimport "fmt"\n'],
    ['ruby', 'puts "#{1 + 1}" if x&.y\n'],
    ['json', '{"a": [1, true, null, "&amp;"]}\n'],
    ['http', 'POST /x HTTP/1.1\nHost: a\n\n{"a": 1}\n'],
    ['php', '<?php echo "<b>"; ?>\n'],
    ['no-such-language', '<b>&amp;</b>\n'],
    ['', ''],
  ])('keeps every character of %s', (language, code) => {
    expect(textContent(highlight(code, language))).toBe(code);
  });

  it('prints runs of one colour as one span and plain text as it is', () => {
    expect(highlight('{"a": 1}', 'json')).toBe(
      '{<span class="property">"a"</span>: <span class="number">1</span>}',
    );
  });

  it.each([
    'bash',
    'ruby',
    'http',
    'java',
    'csharp',
    'php',
    'python',
    'go',
    'json',
    'yaml',
    'console',
    'curl',
  ])('knows %s', (language) => {
    expect(grammarFor(language)).toBeDefined();
  });

  it('leaves no global behind', () => {
    grammarFor('bash');
    expect('Prism' in globalThis).toBe(false);
  });
});
