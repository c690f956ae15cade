/** How the record of a draw is laid out and drawn again: enough for a stranger to write a second implementation. */
export function DrawFileFormat() {
  return (
    <div className="measure space-y-2">
      <p>
        抽取记录（<code>jiebang-draw-1</code>）是规范 JSON（RFC 8785）文本，只含代号；代号与专家的对照只有监督人员可看。
      </p>
      <ol className="list-decimal space-y-1 pl-5">
        <li>
          抽取前固定候选名单和条件，日志先记下承诺值 <code>commitment</code> = SHA-256(<code>secret</code>，32 字节) 和 <code>poolDigest</code> = SHA-256(规范 JSON {"{challenge, groups, round}"}，各组含 <code>leastOutside</code>、<code>name</code>、<code>places</code>、<code>pool</code>、<code>reserves</code>)。
        </li>
        <li>
          见证人报一个数 <code>witnessNumber</code>，种子 = SHA-256(<code>secret</code> ‖ <code>round</code> ‖ <code>witnessNumber</code>)，文字按 UTF-8。
        </li>
        <li>
          每组把 <code>pool</code> 按 HMAC-SHA256(种子, <code>pseudonym</code>) 由小到大排列，依次取满 <code>places</code> 名为 <code>drawn</code>；剩余名额不多于尚缺的市外名额（<code>leastOutside</code>）时，跳过本地（<code>local</code>）专家。其余按同一次序取 <code>reserves</code> 名为 <code>standby</code>。
        </li>
      </ol>
      <p>
        用摇号机或抽签抽取的，记录为 <code>jiebang-draw-paper-1</code>：名单仍用代号，<code>scan</code> 是签字记录扫描件的 SHA-256，没有密数，不能重新抽取。
      </p>
      <p>
        可在<a href="/verify#rerun">验证页</a>重跑，或用 <code>jiebang draw rerun 文件</code>（一致时退出码 0，不一致 10，密数与承诺不符 11，不是抽取记录 2）。
      </p>
    </div>
  );
}
