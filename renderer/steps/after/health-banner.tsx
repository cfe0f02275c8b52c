import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { RunState } from '../../../shared/run/state.ts';
import type { AfterState } from '../../../shared/after/state.ts';
import { ArrowClockwise20Regular, Wrench20Regular } from '../../components/icons.ts';
import { OutsideText } from '../../components/outside-text.tsx';
import { Said } from '../../components/said.tsx';
import { VerdictBanner } from '../../components/verdict-banner.tsx';
import { formatDateTime } from '../../format.ts';
import { intents } from '../../store/intents.ts';
import { useCanAct, useCanChange } from '../../store/run-store.ts';
import { ui, useUi } from '../../store/ui-store.ts';
import { useIntent } from '../../store/use-intent.ts';
import { useTexts } from '../../store/use-texts.ts';
import { afterSituation, type NextAction } from './health.ts';
import { showSignOff } from './sign-off-form.tsx';

type HealthBannerProps = {
  readonly state: RunState;
  readonly after: AfterState;
  readonly now: Date;
};

/** How the server stands, and the one thing to do next. */
export const HealthBanner = ({ state, after, now }: HealthBannerProps): ReactElement => {
  const texts = useTexts();
  const { tone, title, text, next } = afterSituation(state, after, now, texts);
  return (
    <VerdictBanner
      tone={tone}
      title={title}
      label={texts.say('after.health')}
      actions={<Actions next={next} after={after} />}
    >
      <p>{text}</p>
      {after.finishedAt !== null && (
        <p>
          <Said
            parts={texts.parts('after.verified', {
              time: formatDateTime(after.finishedAt, texts),
              name: <OutsideText lines={1}>{after.startedBy}</OutsideText>,
            })}
          />
        </p>
      )}
    </VerdictBanner>
  );
};

type ActionsProps = { readonly next: NextAction; readonly after: AfterState };

const Actions = ({ next, after }: ActionsProps): ReactElement => {
  const texts = useTexts();
  const canAct = useCanAct();
  const [cancel, cancelling] = useIntent(intents.cancel);
  if (next.kind === 'wait')
    return (
      <Button disabledFocusable={!canAct || cancelling} onClick={() => cancel()}>
        {texts.say('common.cancel')}
      </Button>
    );
  return (
    <>
      <Primary next={next} after={after} />
      {next.kind !== 'verify' && next.kind !== 'to-during' && <VerifyAgain after={after} />}
      {next.kind !== 'report' && (
        <Button onClick={() => ui.go('report')}>{texts.say('common.to-the-report')}</Button>
      )}
    </>
  );
};

const Primary = ({ next, after }: ActionsProps): ReactElement | null => {
  const texts = useTexts();
  const canChange = useCanChange();
  switch (next.kind) {
    case 'verify':
      return <VerifyAgain after={after} primary />;
    case 'to-during':
      return (
        <Button appearance="primary" onClick={() => ui.go('during')}>
          {texts.say('after.to-the-watch')}
        </Button>
      );
    case 'recover':
      return (
        <Button
          appearance="primary"
          icon={<Wrench20Regular />}
          disabledFocusable={!canChange}
          onClick={() =>
            ui.open({ kind: 'recover', service: next.service, cause: next.finding.cause ?? null })
          }
        >
          {texts.say('after.problem.recover', { service: next.service })}
        </Button>
      );
    case 'restore':
      return (
        <Button
          appearance="primary"
          icon={<Wrench20Regular />}
          disabledFocusable={!canChange}
          onClick={() => ui.open({ kind: 'restore' })}
        >
          {texts.say('after.problem.restore-all', { count: next.services })}
        </Button>
      );
    case 'sign':
      return (
        <Button appearance="primary" onClick={showSignOff}>
          {texts.say('after.to-the-sign-off')}
        </Button>
      );
    case 'report':
      return (
        <Button appearance="primary" onClick={() => ui.go('report')}>
          {texts.say('common.to-the-report')}
        </Button>
      );
    case 'wait':
      return null;
  }
};

/** Verifies once more with the usual limit, in the name of whoever sits here. */
const VerifyAgain = ({
  after,
  primary = false,
}: {
  readonly after: AfterState;
  readonly primary?: boolean;
}): ReactElement => {
  const texts = useTexts();
  const canChange = useCanChange();
  const operator = useUi((store) => store.operator).trim();
  const [verify, busy] = useIntent(intents.verify);
  return (
    <Button
      appearance={primary ? 'primary' : 'secondary'}
      icon={<ArrowClockwise20Regular />}
      disabledFocusable={!canChange || busy}
      onClick={() => verify(operator === '' ? after.startedBy : operator)}
    >
      {texts.say('after.button.verify-again')}
    </Button>
  );
};
