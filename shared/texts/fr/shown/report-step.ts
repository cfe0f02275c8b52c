import type { reportStepEn } from '../../en/shown/report-step.ts';

export const reportStepFr: Readonly<Record<keyof typeof reportStepEn, string>> = {
  'report-step.title': 'Rapport',
  'report-step.server': 'Serveur',
  'report-step.read': 'Lu',
  'report-step.read-before': 'Lu avant la mise à jour',
  'report-step.run': 'Exécution',
  'report-step.kind': 'Type',
  'report-step.kind.rehearsal': 'Répétition : rien de réel n’a été lu',
  'report-step.verified': 'Vérifié',
  'report-step.verified.unfinished': 'pas jusqu’au bout',
  'report-step.signed': 'Validé',
  'report-step.signed.accepted': '{name}, accepté',
  'report-step.signed.open': '{name}, laissé ouvert',
  'report-step.actions': 'Que faire, dans l’ordre',
  'report-step.findings': 'Constats',
  'report-step.open-blockers':
    '{count, plural, one {# constat bloquant ni corrigé ni sous dérogation} other {# constats bloquants ni corrigés ni sous dérogation}}',
  'report-step.waivers': '{count, plural, one {# dérogation} other {# dérogations}}',
  'report-step.note':
    'Ceci est la page 1. Les fichiers contiennent la même chose, puis chaque constat avec ses preuves, les corrections avec leur sortie, et la chronologie.',
  'report-step.save-as': 'Enregistrer sous',
  'report-step.save-as-pdf': 'Enregistrer en PDF',
  'report-step.save.html': 'HTML, un seul fichier pour l’archive',
  'report-step.save.json': 'JSON, pour les programmes',
  'report-step.save.evidence': 'Preuves, pour les analyser à nouveau',
  'report-step.save.redacted-pdf': 'PDF anonymisé, noms et adresses remplacés par des substituts',
  'report-step.save.redacted-html': 'HTML anonymisé',
};
