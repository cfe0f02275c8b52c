import type { RpcEndpoint } from '../../../../../shared/evidence/schema.ts';
import { err, ok, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import { interfaceUuid, tcpPortOfBinding } from '../decode/rpc-binding.ts';
import { win32, win32Failure } from '../win32/errors.ts';
import type { Limits } from '../win32/limits.ts';
import type { Handle } from '../win32/signatures.ts';
import type { Win32 } from '../win32/win32.ts';

/** RPC_C_EP_ALL_ELTS. */
const allElements = 0;
/** RPC_X_NO_MORE_ENTRIES. */
const noMoreEntries = 1772;
/** An endpoint mapper has some hundreds of elements; beyond this its answer is nonsense. */
const mostElements = 20_000;
const longestText = 1_024;
const pointerBytes = 8;
/** RPC_IF_ID: a UUID and two 16-bit version numbers. */
const interfaceIdBytes = 20;

/**
 * The TCP endpoints that the endpoint mapper of this server knows, one row for each port and interface.
 *
 * Wine has no endpoint mapper: there the inquiry is refused with a code, which makes an `error` item.
 */
export const readRpcEndpoints = async (
  api: Win32,
  limits: Limits,
): Promise<Result<readonly RpcEndpoint[]>> => {
  const inquiry = Buffer.alloc(pointerBytes);
  const begun = await api.call(
    limits,
    'RpcMgmtEpEltInqBegin',
    null,
    allElements,
    null,
    0,
    null,
    inquiry,
  );
  if (!begun.ok) return begun;
  if (begun.value.value !== win32.success)
    return win32Failure('RpcMgmtEpEltInqBegin', begun.value.value);
  const rows = await readElements(api, limits, inquiry.readBigUInt64LE());
  await api.release('RpcMgmtEpEltInqDone', inquiry);
  return rows;
};

const readElements = async (
  api: Win32,
  limits: Limits,
  inquiry: Handle,
): Promise<Result<readonly RpcEndpoint[]>> => {
  const rows = new Map<string, RpcEndpoint>();
  for (let count = 0; count < mostElements; count += 1) {
    const id = Buffer.alloc(interfaceIdBytes);
    const [binding, annotation] = [Buffer.alloc(pointerBytes), Buffer.alloc(pointerBytes)];
    const next = await api.call(
      limits,
      'RpcMgmtEpEltInqNextW',
      inquiry,
      id,
      binding,
      null,
      annotation,
    );
    if (!next.ok) return next;
    const code = next.value.value;
    if (code === noMoreEntries) return ok([...rows.values()]);
    if (code !== win32.success) return win32Failure('RpcMgmtEpEltInqNextW', code);
    const text = await bindingText(api, limits, binding);
    const note = await takeText(api, annotation);
    if (!text.ok) return text;
    const port = tcpPortOfBinding(text.value);
    if (port === null) continue;
    const row = { port, interfaceId: interfaceUuid(id), annotation: note };
    rows.set(`${row.port} ${row.interfaceId}`, row);
  }
  return err(
    'garbled',
    say('read.too-many-elements', { call: 'RpcMgmtEpEltInqNextW', most: mostElements }),
  );
};

const bindingText = async (
  api: Win32,
  limits: Limits,
  binding: Buffer,
): Promise<Result<string>> => {
  const text = Buffer.alloc(pointerBytes);
  const answer = await api.call(
    limits,
    'RpcBindingToStringBindingW',
    binding.readBigUInt64LE(),
    text,
  );
  await api.release('RpcBindingFree', binding);
  if (!answer.ok) return answer;
  return answer.value.value === win32.success
    ? ok(await takeText(api, text))
    : win32Failure('RpcBindingToStringBindingW', answer.value.value);
};

/** Copies a text of the RPC runtime, which is then given back; empty for NULL. */
const takeText = async (api: Win32, pointer: Buffer): Promise<string> => {
  const address = pointer.readBigUInt64LE();
  if (address === 0n) return '';
  let text = '';
  // Unit by unit: the memory behind the end of the text is not ours to read.
  for (let index = 0; index < longestText; index += 1) {
    const unit = api.copyOf(address + BigInt(index * 2), 2).readUInt16LE();
    if (unit === 0) break;
    text += String.fromCharCode(unit);
  }
  await api.release('RpcStringFreeW', pointer);
  return text;
};
