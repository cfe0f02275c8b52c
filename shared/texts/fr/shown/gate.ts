import type { gateEn } from '../../en/shown/gate.ts';

export const gateFr: Readonly<Record<keyof typeof gateEn, string>> = {
  'gate.title': 'Feu vert',
  'gate.closed': 'Le feu vert ne peut pas être donné',
  'gate.blockers': '{count, plural, one {# constat bloquant} other {# constats bloquants}}',
  'gate.blocker-note': '{id}, conséquence : {impact}',
  'gate.unanswered':
    '{count, plural, one {# contrôle est resté sans réponse} other {# contrôles sont restés sans réponse}}',
  'gate.waived':
    '{count, plural, one {# constat bloquant sous dérogation} other {# constats bloquants sous dérogation}}',
  'gate.waived-by': '{id}, dérogation de {name} jusqu’au {until}',
  'gate.waived-reason': 'Motif : {reason}',
  'gate.nothing-read': 'Rien n’a encore été lu.',
  'gate.fresh': 'Ces réponses sont valables jusqu’à {time} (encore {left}).',
  'gate.stale':
    'Ces réponses ne sont plus valables : elles ont plus de {minutes} minutes, et un port change de mains en quelques secondes.',
  'gate.decision': 'Décision',
  'gate.decided':
    '{decision} par {name}, {time}, verdict : {verdict}. Un changement de l’exécution annule la décision.',
  'gate.decided-to-proceed': 'Mise à jour autorisée',
  'gate.decided-to-stop': 'Mise à jour refusée',
  'gate.proceed': 'Procéder à la mise à jour',
  'gate.stop': 'Ne pas mettre à jour',
  'gate.open-note':
    'La décision est inscrite au journal et imprimée dans le rapport. Ce programme ne lance pas Setup.',
  'gate.closed-note':
    'Procéder n’est possible qu’une fois les obstacles levés. Renoncer est toujours possible.',
  'waive.title': 'Dérogation à {id}',
  'waive.waive': 'Accorder la dérogation',
  'waive.reason': 'Motif',
  'waive.reason-hint':
    'Pourquoi le risque est accepté, et ce qui sera fait s’il se réalise. Imprimé dans le rapport.',
  'waive.valid-for': 'Valable',
  'waive.until': 'Jusqu’au {time}',
  'waive.hours': '{count, plural, one {# heure} other {# heures}}',
};
