import { Button } from '@fluentui/react-components';
import { useEffect, useState, type ReactElement } from 'react';

import { useTexts } from '../store/use-texts.ts';
import { Copy20Regular } from './icons.ts';

const saidMs = 3_000;

/** Puts a text on the clipboard by way of a selection: pages of this program have no permission for the clipboard, and need none for that. */
const copy = (text: string): boolean => {
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  const before = document.activeElement;
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
};

/** A button that copies a text and says whether that worked. */
export const CopyButton = ({
  text,
  label,
}: {
  readonly text: string;
  readonly label: string;
}): ReactElement => {
  const texts = useTexts();
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (said === null) return undefined;
    const timer = setTimeout(() => setSaid(null), saidMs);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <Button
      icon={<Copy20Regular />}
      aria-live="polite"
      style={{ minWidth: '176px' }}
      onClick={() => setSaid(texts.say(copy(text) ? 'window.copied' : 'window.copy-by-hand'))}
    >
      {said ?? label}
    </Button>
  );
};
