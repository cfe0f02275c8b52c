import type { setupEn } from '../../en/stored/setup.ts';

export const setupFr: Readonly<Record<keyof typeof setupEn, string>> = {
  'setup-failure.certificate-expired': 'Un certificat dont Setup a besoin a expiré.',
  'setup-failure.certificate-expired.remedy':
    'Remplacez le certificat, redémarrez, puis relancez Setup.',
  'setup-failure.execution-policy':
    'Une stratégie de groupe définit la stratégie d’exécution de PowerShell.',
  'setup-failure.execution-policy.remedy':
    'Retirez ce paramètre de la stratégie ; sinon, Setup arrête WMI, échoue et laisse le serveur dans un état incohérent.',
  'setup-failure.firewall-stopped': 'Le service de pare-feu ne fonctionne pas.',
  'setup-failure.firewall-stopped.remedy': 'Démarrez le service MpsSvc, puis relancez Setup.',
  'setup-failure.msdtc-stopped':
    'Le coordinateur de transactions distribuées (MSDTC) ne fonctionne pas.',
  'setup-failure.msdtc-stopped.remedy': 'Démarrez le service MSDTC, puis relancez Setup.',
  'setup-failure.msi-cache':
    'Un package d’installation a échoué ; le plus souvent, le package d’une mise à jour antérieure manque dans le cache.',
  'setup-failure.msi-cache.remedy':
    'Réparez le cache de Windows Installer (FixInstallerCache), puis relancez Setup.',
  'setup-failure.nothing-to-reverse':
    'Le script de Setup qui gère les services échoue parce qu’aucun service ne fonctionnait.',
  'setup-failure.nothing-to-reverse.remedy':
    'Démarrez au moins un service Exchange, puis relancez Setup.',
  'setup-failure.pending-reboot': 'Un redémarrage de Windows est en attente.',
  'setup-failure.pending-reboot.remedy': 'Redémarrez le serveur, puis relancez Setup.',
  'setup-failure.prerequisite': 'Un prérequis n’est pas rempli.',
  'setup-failure.prerequisite.remedy':
    'La règle est nommée dans la ligne ; sa page indique quoi faire.',
  'setup-failure.processes-open': 'Des programmes tiennent ouverts des fichiers d’Exchange.',
  'setup-failure.processes-open.remedy':
    'Fermez les programmes nommés ; en cas de doute, redémarrez d’abord le serveur ; définissez des exclusions d’antivirus.',
  'setup-failure.remote-registry': 'Le registre est inaccessible par le service RemoteRegistry.',
  'setup-failure.remote-registry.remedy':
    'Démarrez le service RemoteRegistry (un échec de Setup l’a peut-être laissé désactivé), puis relancez Setup.',
  'setup-failure.run-from-bin':
    'C’est le Setup de la version installée qui a été lancé, et non celui de la mise à jour.',
  'setup-failure.run-from-bin.remedy':
    'Lancez le Setup de la mise à jour par son chemin complet, ou par .\\Setup.exe dans son dossier : dans PowerShell, le nom seul lance la copie installée.',
  'setup-failure.search-foundation': 'Le composant de recherche n’a pas pu être configuré.',
  'setup-failure.search-foundation.remedy':
    'Consultez la page sur l’échec de Search Foundation avant de relancer Setup.',
  'setup-failure.service-disabled':
    'Un service est désactivé, en général par un échec antérieur de Setup.',
  'setup-failure.service-disabled.remedy':
    'Rétablissez les types de démarrage d’après l’état de référence de cette exécution (jamais « Automatique » pour tous : POP et IMAP sont manuels par défaut), puis relancez Setup.',
  'setup-failure.service-not-restored':
    'Setup n’a pas pu redémarrer un service et continue ; il peut malgré tout annoncer une réussite.',
  'setup-failure.service-not-restored.remedy':
    'Cherchez ce qui occupe le port de ce service, libérez-le, puis démarrez le service.',
  'setup-log.clock-set-back':
    'L’horloge du serveur a été reculée : on ne sait pas depuis combien de temps le journal est muet.',
  'setup-log.contradiction':
    'La ligne de réussite suit une ligne d’échec, sans aucune étape de Setup entre elles. Le journal se contredit et ne prouve donc rien.',
  'setup-log.end': 'Fin de Setup.',
  'setup-log.end-unproved':
    'Setup s’est terminé sans écrire ni qu’il avait réussi ni qu’il avait échoué.',
  'setup-log.silent':
    'Le journal est muet depuis {silence} ; jusqu’ici, la plus longue pause de cette exécution a été de {pause}.',
  'setup-log.stamp-no-date': 'Un horodatage du journal n’est pas une date.',
  'setup-log.stamps-ahead':
    'Le journal a des horodatages en avance de {span} sur l’horloge du serveur : l’horloge a été réglée, ou le journal a été écrit ailleurs.',
  'setup-log.stamps-back':
    'Les horodatages du journal reculent de {span} : l’horloge a été réglée, ou des lignes ont été ajoutées d’ailleurs.',
  'setup-log.stamps-forward':
    'Les horodatages du journal avancent de {span} d’une ligne à la suivante : considéré comme un réglage de l’horloge, non comme une pause de Setup.',
  'setup-log.started': 'Setup d’Exchange Server {product} a démarré.',
  'setup-log.unreadable':
    'Le journal est illisible : on ne sait pas depuis combien de temps il est muet.',
  'setup-phase.components': 'Composants',
  'setup-phase.ended': 'Terminé',
  'setup-phase.prerequisites': 'Contrôle des prérequis',
  'setup-phase.services': 'Services',
  'setup-phase.starting': 'Démarrage',
};
