import type { shellEn } from '../../en/shown/shell.ts';

export const shellFr: Readonly<Record<keyof typeof shellEn, string>> = {
  'shell.captured': 'Le port {port} de {service} est capturé',
  'shell.captured-text':
    'Occupé par {holder}. Tant qu’il n’est pas libéré, {service} ne peut pas démarrer.',
  'shell.goes-on': 'La surveillance continue',
  'shell.goes-on-text':
    'La fenêtre est fermée, la surveillance ne l’est pas. Relancez cu-preflight pour rouvrir la fenêtre.',
  'shell.urgent': 'Il faut agir maintenant',
  'shell.tray': '{program} : la surveillance est en cours',
  'shell.open': 'Ouvrir',
  'shell.quit-tray': 'Quitter (la surveillance continue dans un agent avec élévation)',
  'shell.save': 'Enregistrer',
  'shell.kind.html': 'Rapport HTML',
  'shell.kind.pdf': 'Rapport PDF',
  'shell.kind.json': 'Rapport en JSON',
  'shell.kind.evidence': 'Preuves',
  'shell.legend-title': 'Enregistrer la légende, à part du rapport anonymisé',
  'shell.legend': 'Légende',
  'shell.applying': 'Un plan de correction est en cours d’application sur le serveur.',
  'shell.applying-detail':
    'Laissez cette fenêtre ouverte jusqu’à la fin. Si vous la fermez maintenant, le plan est annulé et ce qu’il a fait est défait, ou, avec un agent à élévation, il continue sans être suivi.',
  'shell.keep-open': 'Laisser ouverte',
  'shell.close-anyway': 'Fermer quand même',
  'shell.crash-title': '{program} : une erreur est survenue',
  'shell.crash': 'La fenêtre s’est arrêtée à cause d’une faute de ce programme.',
  'shell.crash-text':
    'L’exécution est sur le disque et rien de ce qui a été enregistré n’est perdu. Une étape en cours continue dans l’agent, ou est montrée comme interrompue ; rien n’est répété tout seul.',
  'shell.resume': 'Reprendre',
  'shell.open-log': 'Ouvrir le journal technique',
  'shell.quit': 'Quitter',
};
