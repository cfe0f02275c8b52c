import type { afterMailEn } from '../../en/stored/after-mail.ts';

export const afterMailFr: Readonly<Record<keyof typeof afterMailEn, string>> = {
  'NET-101.question':
    'Après : chaque service de messagerie qui fonctionnait avant répond-il par son message d’accueil sur ses ports ?',
  'NET-101.what': 'Messages d’accueil des services de messagerie',
  'NET-101.none':
    'Aucun service de messagerie au protocole connu ne fonctionnait avant la mise à jour',
  'NET-101.none.summary':
    'Ni POP3, ni IMAP4, ni SMTP n’écoutaient alors : aucun message d’accueil n’est donc attendu.',
  'NET-101.unread-before':
    '« {item} » n’a pas été lu avant la mise à jour ({code} : {message}) : seuls les services qui fonctionnent à présent ont donc été interrogés.',
  'NET-101.no-greeting': '{subject} : pas de message d’accueil',
  'NET-101.not-everywhere':
    '{subject} : pas de message d’accueil dans toutes les familles et à toutes les adresses',
  'NET-101.no-greeting.hint':
    'Si le service ne fonctionne pas, réglez d’abord ce point (SVC-101). S’il fonctionne, voyez qui écoute (SVC-103), puis consultez son propre journal.',
  'NET-101.greets': '{subject} répond par son message d’accueil',
  'NET-101.unknown': '{subject} : on ne sait pas s’il répond par son message d’accueil',
  'NET-101.not-asked': '{family} {address} : il n’a pas été interrogé.',
  'NET-101.silent': '{family} {address} : aucune réponse.',
  'NET-101.said': '{family} {address} : il a répondu « {said} ».',
  'NET-101.failed-silent': '{family} {address} : {failure} ; aucune réponse.',
  'NET-101.failed-silent-error': '{family} {address} : {failure} ; aucune réponse. ({error})',
  'NET-101.failed-said': '{family} {address} : {failure} ; il a répondu « {said} ».',
  'NET-101.failed-said-error':
    '{family} {address} : {failure} ; il a répondu « {said} ». ({error})',
  'NET-101.failure.refused': 'la connexion a été refusée : personne n’écoute',
  'NET-101.failure.timed-out': 'aucun message d’accueil complet n’est arrivé à temps',
  'NET-101.failure.closed': 'la connexion a été fermée avant tout message d’accueil',
  'NET-101.failure.unexpected': 'ce qui est arrivé n’est pas un message d’accueil de ce protocole',
  'NET-101.failure.tls-failed': 'TLS n’a pas pu être établi',
  'NET-101.failure.failed': 'il n’a pas pu être interrogé',
  'NET-101.no-greeting-of-protocol-silent':
    '{family} {address} : il est censé avoir répondu, mais ce n’est pas un message d’accueil {protocol} : aucune réponse.',
  'NET-101.no-greeting-of-protocol':
    '{family} {address} : il est censé avoir répondu, mais ce n’est pas un message d’accueil {protocol} : il a répondu « {said} ».',
  'NET-101.odd-unread':
    '{family} {address} : un message d’accueil est arrivé, mais on n’a pas pu lire de qui il vient ; les tables et la réponse se contredisent.',
  'NET-101.odd-gone':
    '{family} {address} : un message d’accueil est arrivé, mais le service {service} n’existe pas ; les tables et la réponse se contredisent.',
  'NET-101.odd-stopped':
    '{family} {address} : un message d’accueil est arrivé, mais {service} est affiché comme arrêté ; les tables et la réponse se contredisent.',
  'NET-101.odd-no-listener':
    '{family} {address} : un message d’accueil est arrivé, mais {service} n’y est pas affiché comme étant à l’écoute ; les tables et la réponse se contredisent.',
  'CERT-101.question':
    'Après : chaque certificat présenté par un service de messagerie est-il valide ?',
  'CERT-101.what': 'Certificats des services de messagerie',
  'CERT-101.none': 'Aucun service de messagerie n’a présenté de certificat',
  'CERT-101.none.summary': 'Aucun n’a été interrogé par TLS.',
  'CERT-101.nameless': 'un certificat sans nom',
  'CERT-101.subject': '{name}, jusqu’au {date}',
  'CERT-101.subject-open': '{name}, terme inconnu',
  'CERT-101.summary':
    'Présenté par {by}. Début de validité : {from}, terme : {to} ; émetteur : {issuer}.',
  'CERT-101.issuer-not-named': 'non indiqué',
  'CERT-101.backwards': '{name} : le certificat prend fin avant de commencer',
  'CERT-101.expired': '{name} : le certificat a expiré',
  'CERT-101.too-early': '{name} : le certificat n’est pas encore valide',
  'CERT-101.unknown': '{name} : on ne sait pas si le certificat est valide',
  'CERT-101.valid':
    '{name} : le certificat est encore valide {days, plural, one {# jour} other {# jours}}',
  'CERT-101.renew':
    'Renouvelez le certificat et affectez-le au service (Enable-ExchangeCertificate) ; les clients refusent l’ancien.',
  'CERT-101.clock':
    'Comparez d’abord l’horloge de ce serveur à celle de son contrôleur de domaine.',
  'CERT-101.hidden': '{place} n’a présenté aucun certificat',
  'CERT-101.hidden.summary':
    'TLS n’a pas été établi, son certificat est donc inconnu : voir NET-101.',
};
