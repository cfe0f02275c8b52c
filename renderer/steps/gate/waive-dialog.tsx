import {
  Button,
  Field,
  Input,
  makeStyles,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';

import type { Finding } from '../../../shared/report/schema.ts';
import type { AppError } from '../../../shared/result.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { Message } from '../../components/message.tsx';
import { OutsideText } from '../../components/outside-text.tsx';
import { StoredText } from '../../components/stored-text.tsx';
import { formatDateTime } from '../../format.ts';
import { call } from '../../store/client.ts';
import { errorText } from '../../store/explain-error.ts';
import { ui, useUi } from '../../store/ui-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { useServerNow } from '../../store/use-now.ts';
import { useTexts } from '../../store/use-texts.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  title: { fontWeight: tokens.fontWeightSemibold },
  summary: { color: tokens.colorNeutralForeground2 },
  row: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
});

const hours: readonly number[] = [1, 2, 4, 8, 12, 24, 72];

/** A waiver: a person takes a blocker on, by name, with a reason, until a time. */
export const WaiveDialog = ({ finding }: { readonly finding: Finding }): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const now = useServerNow();
  const operator = useUi((store) => store.operator);
  const [reason, setReason] = useState('');
  const [validHours, setValidHours] = useState(4);
  const [problem, setProblem] = useState<AppError | null>(null);
  const until = new Date(now.getTime() + validHours * 3_600_000).toISOString();
  const by = operator.trim();
  const ready = reason.trim() !== '' && by !== '';
  const [waive, busy] = useIntent(async () => {
    const answer = await call('waiver.add', {
      findingId: finding.id,
      subject: finding.subject,
      reason: reason.trim(),
      by,
      until,
    });
    if (answer.ok) ui.close();
    else setProblem(answer.error);
  });
  return (
    <DialogFrame
      title={texts.say('waive.title', { id: finding.id })}
      canClose={!busy}
      onClose={ui.close}
      actions={
        <>
          <Button appearance="primary" disabledFocusable={!ready || busy} onClick={() => waive()}>
            {texts.say('waive.waive')}
          </Button>
          <Button disabled={busy} onClick={ui.close}>
            {texts.say('common.close')}
          </Button>
        </>
      }
    >
      <div className={styles.content}>
        <p className={styles.title}>
          <StoredText lines={4}>{finding.title}</StoredText>
        </p>
        <p className={styles.summary}>
          <StoredText lines={6}>{finding.summary}</StoredText>
        </p>
        <Field label={texts.say('waive.reason')} required hint={texts.say('waive.reason-hint')}>
          <Textarea
            value={reason}
            maxLength={2_000}
            rows={3}
            resize="vertical"
            onChange={(_, { value }) => setReason(value)}
          />
        </Field>
        <div className={styles.row}>
          <Field label={texts.say('common.your-name')} required>
            <Input
              value={operator}
              maxLength={200}
              onChange={(_, { value }) => ui.setOperator(value)}
            />
          </Field>
          <Field
            label={texts.say('waive.valid-for')}
            required
            hint={texts.say('waive.until', { time: formatDateTime(until, texts) })}
          >
            <Select
              value={String(validHours)}
              onChange={(_, { value }) => setValidHours(Number(value))}
            >
              {hours.map((count) => (
                <option key={count} value={String(count)}>
                  {texts.say('waive.hours', { count })}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        {problem !== null && (
          <Message intent="error">
            <OutsideText>{errorText(problem, texts)}</OutsideText>
          </Message>
        )}
      </div>
    </DialogFrame>
  );
};
