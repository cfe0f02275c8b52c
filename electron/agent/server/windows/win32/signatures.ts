/** A Win32 handle or pointer as koffi gives it: an address, null for NULL. */
export type Handle = bigint;

/** A pointer argument: memory of ours for the time of the call, an address, or NULL. */
export type Pointer = Buffer | bigint | null;

/**
 * The Win32 functions that are used, as TypeScript sees them. Structures are plain memory, filled and read by the files in `decode/`.
 *
 * BOOL results are numbers; where a function reports through GetLastError, the call's answer carries that value.
 */
export type Functions = {
  GetCurrentProcess: () => Handle | null;
  CloseHandle: (handle: Handle) => number;
  GetOEMCP: () => number;
  GetProcessHeap: () => Handle | null;
  HeapFree: (heap: Handle, flags: number, memory: Handle) => number;
  OpenProcess: (access: number, inherit: number, pid: number) => Handle | null;
  QueryFullProcessImageNameW: (
    process: Handle,
    flags: number,
    buffer: Buffer,
    characters: Buffer,
  ) => number;
  GetProcessTimes: (
    process: Handle,
    created: Buffer,
    exited: Buffer,
    kernel: Buffer,
    user: Buffer,
  ) => number;
  K32EnumProcesses: (pids: Buffer, bytes: number, needed: Buffer) => number;
  RtlGetVersion: (version: Buffer) => number;
  OpenProcessToken: (process: Handle, access: number, token: Buffer) => number;
  GetTokenInformation: (
    token: Handle,
    kind: number,
    buffer: Buffer,
    bytes: number,
    needed: Buffer,
  ) => number;
  LookupPrivilegeValueW: (system: null, name: string, luid: Buffer) => number;
  AdjustTokenPrivileges: (
    token: Handle,
    disableAll: number,
    privileges: Buffer,
    bytes: number,
    previous: null,
    needed: null,
  ) => number;
  OpenSCManagerW: (machine: null, database: null, access: number) => Handle | null;
  OpenServiceW: (manager: Handle, name: string, access: number) => Handle | null;
  CloseServiceHandle: (handle: Handle) => number;
  EnumServicesStatusExW: (
    manager: Handle,
    level: number,
    types: number,
    states: number,
    buffer: Buffer,
    bytes: number,
    needed: Buffer,
    count: Buffer,
    resume: Buffer,
    group: null,
  ) => number;
  QueryServiceStatusEx: (
    service: Handle,
    level: number,
    buffer: Buffer,
    bytes: number,
    needed: Buffer,
  ) => number;
  QueryServiceConfigW: (service: Handle, buffer: Buffer, bytes: number, needed: Buffer) => number;
  QueryServiceConfig2W: (
    service: Handle,
    level: number,
    buffer: Buffer,
    bytes: number,
    needed: Buffer,
  ) => number;
  EnumDependentServicesW: (
    service: Handle,
    states: number,
    buffer: Buffer,
    bytes: number,
    needed: Buffer,
    count: Buffer,
  ) => number;
  StartServiceW: (service: Handle, count: number, parameters: null) => number;
  ControlService: (service: Handle, control: number, status: Buffer) => number;
  ChangeServiceConfigW: (
    service: Handle,
    type: number,
    startType: number,
    errorControl: number,
    path: null,
    group: null,
    tag: null,
    dependencies: null,
    account: null,
    password: null,
    displayName: null,
  ) => number;
  ChangeServiceConfig2W: (service: Handle, level: number, info: Buffer) => number;
  RegOpenKeyExW: (
    root: Handle,
    path: string,
    options: number,
    access: number,
    key: Buffer,
  ) => number;
  RegCloseKey: (key: Handle) => number;
  RegGetValueW: (
    root: Handle,
    path: string,
    name: string,
    flags: number,
    type: null,
    data: Buffer,
    bytes: Buffer,
  ) => number;
  GetFileVersionInfoSizeW: (path: string, ignored: Buffer) => number;
  GetFileVersionInfoW: (path: string, ignored: number, bytes: number, buffer: Buffer) => number;
  GetExtendedTcpTable: (
    table: Buffer,
    bytes: Buffer,
    sorted: number,
    family: number,
    tableClass: number,
    reserved: number,
  ) => number;
  GetExtendedUdpTable: (
    table: Buffer,
    bytes: Buffer,
    sorted: number,
    family: number,
    tableClass: number,
    reserved: number,
  ) => number;
  GetTcpTable: (table: Buffer, bytes: Buffer, sorted: number) => number;
  GetTcp6Table: (table: Buffer, bytes: Buffer, sorted: number) => number;
  GetTcpStatisticsEx: (statistics: Buffer, family: number) => number;
  InternalGetBoundTcpEndpointTable: (table: Buffer, heap: Handle, flags: number) => number;
  InternalGetBoundTcp6EndpointTable: (table: Buffer, heap: Handle, flags: number) => number;
  SetTcpEntry: (row: Buffer) => number;
  WSAStartup: (version: number, data: Buffer) => number;
  socket: (family: number, type: number, protocol: number) => number | bigint;
  setsockopt: (
    socket: number | bigint,
    level: number,
    option: number,
    value: Buffer,
    bytes: number,
  ) => number;
  bind: (socket: number | bigint, address: Buffer, bytes: number) => number;
  closesocket: (socket: number | bigint) => number;
  ShellExecuteExW: (info: Buffer) => number;
  RpcMgmtEpEltInqBegin: (
    mapper: null,
    kind: number,
    interfaceId: null,
    versions: number,
    object: null,
    inquiry: Buffer,
  ) => number;
  RpcMgmtEpEltInqNextW: (
    inquiry: Handle,
    interfaceId: Buffer,
    binding: Buffer,
    object: null,
    annotation: Buffer,
  ) => number;
  RpcMgmtEpEltInqDone: (inquiry: Buffer) => number;
  RpcBindingToStringBindingW: (binding: Handle, text: Buffer) => number;
  RpcBindingFree: (binding: Buffer) => number;
  RpcStringFreeW: (text: Buffer) => number;
};

export type FunctionName = keyof Functions;

type Signature = {
  readonly library: string;
  readonly prototype: string;
  /** What answers in the end. Where one call hangs, the next to the same would too. */
  readonly subsystem: string;
};

/** Where each function lives and its C prototype, in koffi's notation. The InternalGetBound… pair is undocumented (netstat -q and System Informer use it) and may be missing. */
export const signatures: { readonly [N in FunctionName]: Signature } = {
  ...inLibrary('kernel32.dll', {
    GetCurrentProcess: 'void *GetCurrentProcess()',
    CloseHandle: 'int32_t CloseHandle(void *handle)',
    GetOEMCP: 'uint32_t GetOEMCP()',
    GetProcessHeap: 'void *GetProcessHeap()',
    HeapFree: 'int32_t HeapFree(void *heap, uint32_t flags, void *memory)',
    OpenProcess: 'void *OpenProcess(uint32_t access, int32_t inherit, uint32_t pid)',
    QueryFullProcessImageNameW:
      'int32_t QueryFullProcessImageNameW(void *process, uint32_t flags, void *buffer, void *characters)',
    GetProcessTimes:
      'int32_t GetProcessTimes(void *process, void *created, void *exited, void *kernel, void *user)',
    K32EnumProcesses: 'int32_t K32EnumProcesses(void *pids, uint32_t bytes, void *needed)',
  }),
  ...inLibrary('ntdll.dll', {
    RtlGetVersion: 'int32_t RtlGetVersion(void *version)',
  }),
  ...inLibrary('advapi32.dll', {
    OpenProcessToken: 'int32_t OpenProcessToken(void *process, uint32_t access, void *token)',
    GetTokenInformation:
      'int32_t GetTokenInformation(void *token, int32_t kind, void *buffer, uint32_t bytes, void *needed)',
    LookupPrivilegeValueW: 'int32_t LookupPrivilegeValueW(str16 system, str16 name, void *luid)',
    AdjustTokenPrivileges:
      'int32_t AdjustTokenPrivileges(void *token, int32_t disableAll, void *privileges, uint32_t bytes, void *previous, void *needed)',
    RegOpenKeyExW:
      'int32_t RegOpenKeyExW(void *root, str16 path, uint32_t options, uint32_t access, void *key)',
    RegCloseKey: 'int32_t RegCloseKey(void *key)',
    RegGetValueW:
      'int32_t RegGetValueW(void *root, str16 path, str16 name, uint32_t flags, void *type, void *data, void *bytes)',
  }),
  ...inLibrary(
    'advapi32.dll',
    {
      OpenSCManagerW: 'void *OpenSCManagerW(str16 machine, str16 database, uint32_t access)',
      OpenServiceW: 'void *OpenServiceW(void *manager, str16 name, uint32_t access)',
      CloseServiceHandle: 'int32_t CloseServiceHandle(void *handle)',
      EnumServicesStatusExW:
        'int32_t EnumServicesStatusExW(void *manager, int32_t level, uint32_t types, uint32_t states, void *buffer, uint32_t bytes, void *needed, void *count, void *resume, str16 group)',
      QueryServiceStatusEx:
        'int32_t QueryServiceStatusEx(void *service, int32_t level, void *buffer, uint32_t bytes, void *needed)',
      QueryServiceConfigW:
        'int32_t QueryServiceConfigW(void *service, void *buffer, uint32_t bytes, void *needed)',
      QueryServiceConfig2W:
        'int32_t QueryServiceConfig2W(void *service, uint32_t level, void *buffer, uint32_t bytes, void *needed)',
      EnumDependentServicesW:
        'int32_t EnumDependentServicesW(void *service, uint32_t states, void *buffer, uint32_t bytes, void *needed, void *count)',
      StartServiceW: 'int32_t StartServiceW(void *service, uint32_t count, void *parameters)',
      ControlService: 'int32_t ControlService(void *service, uint32_t control, void *status)',
      ChangeServiceConfigW:
        'int32_t ChangeServiceConfigW(void *service, uint32_t type, uint32_t startType, uint32_t errorControl, str16 path, str16 group, void *tag, str16 dependencies, str16 account, str16 password, str16 displayName)',
      ChangeServiceConfig2W:
        'int32_t ChangeServiceConfig2W(void *service, uint32_t level, void *info)',
    },
    'service-control-manager',
  ),
  ...inLibrary('version.dll', {
    GetFileVersionInfoSizeW: 'uint32_t GetFileVersionInfoSizeW(str16 path, void *ignored)',
    GetFileVersionInfoW:
      'int32_t GetFileVersionInfoW(str16 path, uint32_t ignored, uint32_t bytes, void *buffer)',
  }),
  ...inLibrary('iphlpapi.dll', {
    GetExtendedTcpTable:
      'uint32_t GetExtendedTcpTable(void *table, void *bytes, int32_t sorted, uint32_t family, int32_t tableClass, uint32_t reserved)',
    GetExtendedUdpTable:
      'uint32_t GetExtendedUdpTable(void *table, void *bytes, int32_t sorted, uint32_t family, int32_t tableClass, uint32_t reserved)',
    GetTcpTable: 'uint32_t GetTcpTable(void *table, void *bytes, int32_t sorted)',
    GetTcp6Table: 'uint32_t GetTcp6Table(void *table, void *bytes, int32_t sorted)',
    GetTcpStatisticsEx: 'uint32_t GetTcpStatisticsEx(void *statistics, uint32_t family)',
    SetTcpEntry: 'uint32_t SetTcpEntry(void *row)',
    InternalGetBoundTcpEndpointTable:
      'uint32_t InternalGetBoundTcpEndpointTable(void *table, void *heap, uint32_t flags)',
    InternalGetBoundTcp6EndpointTable:
      'uint32_t InternalGetBoundTcp6EndpointTable(void *table, void *heap, uint32_t flags)',
  }),
  ...inLibrary('ws2_32.dll', {
    WSAStartup: 'int32_t WSAStartup(uint16_t version, void *data)',
    socket: 'intptr_t socket(int32_t family, int32_t type, int32_t protocol)',
    setsockopt:
      'int32_t setsockopt(intptr_t socket, int32_t level, int32_t option, void *value, int32_t bytes)',
    bind: 'int32_t bind(intptr_t socket, void *address, int32_t bytes)',
    closesocket: 'int32_t closesocket(intptr_t socket)',
  }),
  ...inLibrary('shell32.dll', {
    ShellExecuteExW: 'int32_t ShellExecuteExW(void *info)',
  }),
  ...inLibrary('rpcrt4.dll', {
    RpcMgmtEpEltInqBegin:
      'int32_t RpcMgmtEpEltInqBegin(void *mapper, uint32_t kind, void *interfaceId, uint32_t versions, void *object, void *inquiry)',
    RpcMgmtEpEltInqNextW:
      'int32_t RpcMgmtEpEltInqNextW(void *inquiry, void *interfaceId, void *binding, void *object, void *annotation)',
    RpcMgmtEpEltInqDone: 'int32_t RpcMgmtEpEltInqDone(void *inquiry)',
    RpcBindingToStringBindingW: 'int32_t RpcBindingToStringBindingW(void *binding, void *text)',
    RpcBindingFree: 'int32_t RpcBindingFree(void *binding)',
    RpcStringFreeW: 'int32_t RpcStringFreeW(void *text)',
  }),
};

function inLibrary<N extends FunctionName>(
  library: string,
  prototypes: Readonly<Record<N, string>>,
  subsystem = library,
): Record<N, Signature> {
  const entries = Object.entries<string>(prototypes).map(
    ([name, prototype]): [string, Signature] => [name, { library, prototype, subsystem }],
  );
  return Object.fromEntries(entries) as Record<N, Signature>;
}
