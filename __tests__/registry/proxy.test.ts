import { expect, test } from 'vitest'

import { proxyChoice } from '../../src/registry/proxy.ts'

const proxy = 'http://proxy.test:3128'

test.each([
  // HTTP_PROXY, URL, the proxy
  [proxy, 'http://r.example/', 'http://proxy.test:3128/'],
  ['proxy.test:3128', 'http://r.example/', 'http://proxy.test:3128/'],
  ['10.0.0.1:3128', 'http://r.example/', 'http://10.0.0.1:3128/'],
  ['https://user:word@proxy.test', 'http://r.example/', 'https://user:word@proxy.test/'],
  ['socks5://proxy.test:1080', 'http://r.example/', undefined],
  ['http://[bad', 'http://r.example/', undefined],
  ['', 'http://r.example/', undefined],
  [proxy, 'https://r.example/', undefined],
  [proxy, 'http://localhost:5000/', undefined],
  [proxy, 'http://127.1.2.3:5000/', undefined],
  [proxy, 'http://[::1]:5000/', undefined],
  [proxy, 'http://[::ffff:127.0.0.1]:5000/', undefined],
])('HTTP_PROXY %o leads %s to %s', (variable, url, wanted) => {
  expect(proxyChoice({ HTTP_PROXY: variable })(new URL(url))?.href).toBe(wanted)
  expect(proxyChoice({ http_proxy: variable })(new URL(url))?.href).toBe(wanted)
})

test('https has a proxy of its own, and the name in capitals comes first', () => {
  const choose = proxyChoice({ HTTPS_PROXY: 'http://one.test', https_proxy: 'http://two.test' })
  expect(choose(new URL('https://r.example/'))?.host).toBe('one.test')
})

test.each([
  // NO_PROXY, URL, whether it is gone to directly
  ['example.test', 'http://example.test/', true],
  ['example.test', 'http://r.example.test/', true],
  ['example.test', 'http://notexample.test/', false],
  ['.example.test', 'http://example.test/', false],
  ['.example.test', 'http://r.example.test/', true],
  ['*.example.test', 'http://r.example.test/', true],
  ['*.example.test', 'http://example.test/', false],
  ['EXAMPLE.test', 'http://R.Example.Test/', true],
  ['a.test, example.test:8080', 'http://example.test:8080/', true],
  ['example.test:8080', 'http://example.test/', false],
  ['example.test:80', 'http://example.test/', true],
  ['10.0.0.0/8', 'http://10.1.2.3/', true],
  ['10.0.0.0/8', 'http://11.1.2.3/', false],
  ['10.0.0.0/8', 'http://ten.test/', false],
  ['10.1.2.3', 'http://10.1.2.3:5000/', true],
  ['10.1.2.3:80', 'http://10.1.2.3:5000/', false],
  ['fd00::/8', 'http://[fd12::1]/', true],
  ['[fd12::1]:80', 'http://[fd12::1]/', true],
  ['fd12::1', 'http://[fd12::1]:5000/', true],
  ['10.0.0.0/99', 'http://10.1.2.3/', false],
  ['*', 'http://r.example/', true],
  [' , :80', 'http://r.example/', false],
])('with NO_PROXY %o, %s is gone to directly: %s', (exempted, url, isDirect) => {
  expect(proxyChoice({ HTTP_PROXY: proxy, NO_PROXY: exempted })(new URL(url)) === undefined).toBe(isDirect)
})
