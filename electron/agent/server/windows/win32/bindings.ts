import { signatures, type FunctionName } from './signatures.ts';

/** A C function that koffi runs on a thread of its own; the last argument is called when it has come back. */
export type NativeFunction = { readonly async: (...args: unknown[]) => unknown };

/** What koffi makes of this machine's libraries. */
export type Bindings = {
  /** The system folder, `C:\Windows\System32`, as Windows itself names it. */
  readonly system32: string;
  /** A function, or null where this Windows does not have it. */
  readonly find: (name: FunctionName) => NativeFunction | null;
  /** GetLastError of the call whose callback runs at this moment. */
  readonly lastError: () => number;
  /** Ends this process at once, without waiting for its threads. */
  readonly terminate: (exitCode: number) => void;
  readonly addressOf: (buffer: Buffer) => bigint;
  readonly copyOf: (address: bigint, bytes: number) => Buffer;
};

const longestPath = 260;

/** Loads koffi and the Win32 libraries. Throws where there is no 64-bit Windows. */
export const loadBindings = async (): Promise<Bindings> => {
  if (process.platform !== 'win32' || !['x64', 'arm64'].includes(process.arch))
    throw new Error(
      `The Win32 API of a 64-bit Windows is needed; this is ${process.platform} ${process.arch}.`,
    );
  const { default: koffi } = await import('koffi');
  const kernel = koffi.load('kernel32.dll');
  const lastError = kernel.func('uint32_t GetLastError()') as () => number;
  const getSystemDirectory = kernel.func(
    'uint32_t GetSystemDirectoryW(void *buffer, uint32_t characters)',
  ) as (buffer: Buffer, characters: number) => number;
  const getCurrentProcess = kernel.func('void *GetCurrentProcess()') as () => bigint;
  const terminateProcess = kernel.func(
    'int32_t TerminateProcess(void *process, uint32_t exitCode)',
  ) as (process: bigint, exitCode: number) => number;

  const path = Buffer.alloc(longestPath * 2);
  const length = getSystemDirectory(path, longestPath);
  if (length === 0 || length >= longestPath)
    throw new Error(`GetSystemDirectoryW: Win32 error ${lastError()}`);
  const system32 = path.toString('utf16le', 0, length * 2);

  const libraries = new Map<string, ReturnType<typeof koffi.load>>();
  // By absolute path: a library of the same name in the current folder must not get into an elevated process.
  const library = (name: string): ReturnType<typeof koffi.load> => {
    const loaded = libraries.get(name) ?? koffi.load(`${system32}\\${name}`);
    libraries.set(name, loaded);
    return loaded;
  };
  const functions = new Map<FunctionName, NativeFunction | null>();
  const bind = (name: FunctionName): NativeFunction | null => {
    try {
      return library(signatures[name].library).func(signatures[name].prototype);
    } catch {
      return null;
    }
  };
  return {
    system32,
    find: (name) => {
      const known = functions.get(name);
      if (known !== undefined) return known;
      const bound = bind(name);
      functions.set(name, bound);
      return bound;
    },
    lastError,
    terminate: (exitCode) => terminateProcess(getCurrentProcess(), exitCode),
    addressOf: (buffer) => koffi.address(buffer),
    copyOf: (address, bytes) => Buffer.from(koffi.decode(address, 'uint8_t', bytes) as Uint8Array),
  };
};
