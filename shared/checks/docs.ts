/** Pages that findings point to. Only addresses that stand here can be opened from the window. */
export const docs = {
  exclusions:
    'https://learn.microsoft.com/troubleshoot/windows-server/networking/reserve-a-range-of-ephemeral-ports',
  dynamicPorts:
    'https://learn.microsoft.com/troubleshoot/windows-server/networking/default-dynamic-port-range-tcpip-chang',
  cumulativeUpdate:
    'https://learn.microsoft.com/exchange/plan-and-deploy/install-cumulative-updates',
  services: 'https://learn.microsoft.com/exchange/plan-and-deploy/deployment-ref/services-overview',
  exclusiveBind:
    'https://learn.microsoft.com/windows/win32/winsock/using-so-reuseaddr-and-so-exclusiveaddruse',
  serviceErrors: 'https://learn.microsoft.com/windows/win32/debug/system-error-codes--1000-1299-',
} as const;
