/** Languages in which a rehearsal server's console can speak. */
export const languages = ['en', 'fr', 'de', 'zh'] as const;
export type Language = (typeof languages)[number];

/** What netsh prints in one language. */
export type ConsoleWords = {
  /** OEM code page of a Windows in this language. */
  readonly codePage: number;
  readonly dynamicHeading: (protocol: string) => string;
  readonly startPort: string;
  readonly portCount: string;
  readonly excludedHeading: (protocol: string) => string;
  readonly columns: string;
  readonly dashes: string;
  readonly legend: string;
  readonly done: string;
  /** System message 32. */
  readonly sharingViolation: string;
  /** System message 2. */
  readonly notFound: string;
  readonly needsElevation: string;
};

/**
 * The words of four languages.
 *
 * Seen in output of real machines: all English, both Chinese tables, the French exclusion table, the Chinese message 32. The other texts keep the real layout with words that were never seen; nothing may decide by them.
 */
export const consoleWords: Readonly<Record<Language, ConsoleWords>> = {
  en: {
    codePage: 437,
    dynamicHeading: (protocol) => `Protocol ${protocol} Dynamic Port Range`,
    startPort: 'Start Port      : ',
    portCount: 'Number of Ports : ',
    excludedHeading: (protocol) => `Protocol ${protocol} Port Exclusion Ranges`,
    columns: 'Start Port    End Port      ',
    dashes: '----------    --------      ',
    legend: '* - Administered port exclusions.',
    done: 'Ok.',
    sharingViolation:
      'The process cannot access the file because it is being used by another process.',
    notFound: 'The system cannot find the file specified.',
    needsElevation: 'The requested operation requires elevation (Run as administrator).',
  },
  fr: {
    codePage: 850,
    dynamicHeading: (protocol) => `Protocole ${protocol} Plage de ports dynamique`,
    startPort: 'Port de démarrage : ',
    portCount: 'Nombre de ports   : ',
    excludedHeading: (protocol) => `Protocole ${protocol} Plages d'exclusion de ports`,
    columns: 'Port de début    Port de fin      ',
    dashes: '-------------    -----------      ',
    legend: '* - Exclusions de ports administrés.',
    done: 'Ok.',
    sharingViolation:
      'Le processus ne peut pas accéder au fichier car ce fichier est utilisé par un autre processus.',
    notFound: 'Le fichier spécifié est introuvable.',
    needsElevation:
      "L'opération demandée nécessite une élévation (Exécuter en tant qu'administrateur).",
  },
  de: {
    codePage: 850,
    dynamicHeading: (protocol) => `Protokoll ${protocol} Dynamischer Portbereich`,
    startPort: 'Startport       : ',
    portCount: 'Anzahl von Ports: ',
    excludedHeading: (protocol) => `Protokoll ${protocol} Portausschlussbereiche`,
    columns: 'Startport    Endport      ',
    dashes: '---------    -------      ',
    legend: '* - Verwaltete Portausschlüsse.',
    done: 'OK.',
    sharingViolation:
      'Der Prozess kann nicht auf die Datei zugreifen, da sie von einem anderen Prozess verwendet wird.',
    notFound: 'Das System kann die angegebene Datei nicht finden.',
    needsElevation:
      'Der angeforderte Vorgang erfordert erhöhte Rechte (Als Administrator ausführen).',
  },
  zh: {
    codePage: 936,
    dynamicHeading: (protocol) => `协议 ${protocol} 动态端口范围`,
    startPort: '启动端口        : ',
    portCount: '端口数          : ',
    excludedHeading: (protocol) => `协议 ${protocol} 端口排除范围`,
    columns: '开始端口    结束端口      ',
    dashes: '----------    --------      ',
    legend: '* - 管理的端口排除。',
    done: '确定。',
    sharingViolation: '另一个程序正在使用此文件，进程无法访问。',
    notFound: '系统找不到指定的文件。',
    needsElevation: '请求的操作需要提升(作为管理员运行)。',
  },
};
