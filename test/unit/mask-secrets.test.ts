import { expect, it } from 'vitest';

import { maskSecrets } from '../../shared/after/mask-secrets.ts';

it.each([
  [
    '<machineKey validationKey="0123ABCD" decryptionKey=\'99\' validation="SHA1" />',
    ['0123ABCD', '99'],
    'validation="SHA1"',
  ],
  [
    '<add connectionString="Server=db;User Id=sa;Password=hunter2;Timeout=5" />',
    ['hunter2'],
    'Timeout=5',
  ],
  ['<identity impersonate="true" password="p w d" userName="svc" />', ['p w d'], 'userName="svc"'],
])('keys and passwords are masked, the rest stays: %s', (line, secrets, kept) => {
  const masked = maskSecrets(line);
  for (const secret of secrets) expect(masked).not.toContain(secret);
  expect(masked).toContain(kept);
});

it('a line without a secret is left as it is', () => {
  const line = '<add key="MaxIoThreadsPerCPU" value="40" />';
  expect(maskSecrets(line)).toBe(line);
});

it('the names of what is masked stay, and nothing around it', () => {
  expect(maskSecrets('<add Password="abc" b="1" />')).toBe('<add Password="••••" b="1" />');
  expect(maskSecrets('Server=db;pwd=hunter2;Timeout=5')).toBe('Server=db;pwd=••••;Timeout=5');
  expect(maskSecrets('<add password = "abc" b="1" />')).toBe('<add password = "••••" b="1" />');
  expect(maskSecrets('Server=db;Pwd = hunter2;Timeout=5')).toBe('Server=db;Pwd = ••••;Timeout=5');
});

it('a value that ends on another line is masked as far as it is seen', () => {
  expect(maskSecrets('<add password="hunter2')).toBe('<add password="••••"');
});
