/** How a ranking file is laid out and computed: enough for a stranger to write a second implementation. */
export function RankingFileFormat() {
  return (
    <div className="measure space-y-2">
      <p>
        排名文件（<code>jiebang-ranking-3</code>）是规范 JSON（RFC 8785）文本，其 SHA-256 写入日志和结果公示。文件只含申报代号、专家代号和评分，不含姓名和单位。
      </p>
      <ul className="list-disc space-y-1 pl-5">
        <li>
          <code>round</code>、<code>challenge</code>：批次和榜单编号；<code>rules</code>：汇总方法 <code>aggregation</code>、最少有效评分 <code>leastValidScores</code>、合格线 <code>passMark</code>、单项底线 <code>criterionFloor</code>（占该项分值的比例）、同分排序 <code>tieBreak</code>、分歧界限 <code>divergence</code>（极差 <code>range</code>、标准差 <code>deviation</code>）、否决规则 <code>veto</code>。
        </li>
        <li>
          <code>criteria</code>、<code>leftOut</code>：计入和不计的评分项（<code>code</code>、<code>weight</code>）；<code>totalFactor</code>：全部分值 ÷ 计入分值的最简分数。
        </li>
        <li>
          <code>sheets</code>：每份评分的 <code>bid</code>、<code>expert</code>、各项得分 <code>marks</code>（最多两位小数）、提出一票否决的评分项 <code>vetoes</code> 和签署摘要 <code>digest</code>，按 <code>bid</code>、<code>expert</code> 排序；<code>voided</code>：作废而不计的评分；<code>votes</code>：专家组表决，<code>question</code> 为 tie（同分时排在前面）或 veto（否决成立），<code>votesFor</code>、<code>votesAgainst</code> 为同意、不同意票数。
        </li>
        <li>
          <code>bids</code>：由上列数据算出的各行（名次 <code>place</code>、总分 <code>total</code>、方法 <code>method</code>、平均秩 <code>meanRank</code>、有效份数 <code>validSheets</code>、各项 <code>criteria</code>、未达线 <code>missed</code>、提出否决的份数 <code>vetoFlags</code>、是否否决 <code>vetoed</code>、极差 <code>range</code>、标准差 <code>standardDeviation</code>、分歧 <code>divergent</code>、同分依据 <code>tieBreak</code>），按名次、代号排序；<code>mixedMethods</code>：各行方法是否不同。
        </li>
      </ul>
      <p>复算步骤，全程用精确分数，只在注明处四舍五入保留两位小数：</p>
      <ol className="list-decimal space-y-1 pl-5">
        <li>一份评分的总分 = 各项得分之和 × totalFactor。</li>
        <li>一份申报的总分：把它的各份总分按方法汇总后四舍五入。auto：五份及以上为 trimmedMean，不足为 mean。mean 为算术平均；trimmedMean 去掉一个最高、一个最低后平均；median 为中间一个或中间两个的平均；rankSum 为算术平均。各评分项同样汇总、四舍五入，不乘系数。</li>
        <li>rankSum 的平均秩：只取评完全部申报的专家，每人按总分由高到低排名次（同分取平均名次），各申报取名次的平均，四舍五入。这样的专家少于 leastValidScores 的，没有平均秩，按总分排序，method 为 mean。其他方法的 meanRank 为 null。</li>
        <li>vetoFlags：vetoes 不空的份数。vetoed：没有这样的份数时为 false；否则 veto 为 one 的为 true，majority 的看是否超过有效份数的一半，panel 的看 votes 中该申报 veto 一项（必须有）同意票是否多于不同意票。</li>
        <li>未被否决的在前；总分高者（rankSum 为平均秩小者）在前；相同的依次比较 tieBreak 所列评分项的汇总得分，再比较 votes 中 tie 一项的同意票（没有为 0）；仍相同的并列。名次 = 排在前面的份数 + 1。同分依据：使它与所有同分申报分开的那一项，只有表决能分开的为 panelVoted，分不开的为 panelVote，没有同分的为 null。</li>
        <li>missed：总分低于 passMark（criterion 为 null）和各项低于分值乘以 criterionFloor 的。range、standardDeviation 取各份总分的极差和总体标准差，四舍五入；极差或标准差（四舍五入之前）大于 divergence 所列的，divergent 为 true。</li>
      </ol>
      <p>
        分阶段评审的（<code>jiebang-ranking-4</code>）：<code>stages</code> 依次列出打分的阶段，<code>kind</code> 为方式、<code>weight</code> 为所占百分比、<code>ranking</code> 是一份完整的单阶段文件，按上面的步骤单独复算；<code>advanced</code> 为进入下一阶段的代号：未被否决，总分不低于该阶段 <code>passMark</code>，且 <code>advance</code> 不为 0 时名次不大于它（该阶段另有作废评分的，以当时的名单为准）。<code>bids</code> 的 <code>total</code> = 各阶段未舍入的总分乘以权重之和 ÷ 这些权重之和（只计有评分的阶段：已进入下一阶段而本阶段评分后来全部作废的，不计该阶段），四舍五入一次；<code>stages</code> 为各阶段四舍五入的总分，没有评分的为 null。<code>vetoed</code>：任一阶段被否决。先比是否被否决，再比有评分的最后一个阶段（靠后的在前）、总分，再从该阶段往前逐一比较各阶段四舍五入的得分（没有评分的按 0），再比该阶段 votes 中 tie 一项的同意票（没有为 0），仍相同的并列，按代号列出；名次 = 排在前面的份数 + 1。<code>tieBreak</code>：没有否决情形、最后阶段和总分都相同的其他申报的为 null；否则为使它与所有这些申报分开的阶段，S2 即第二阶段得分，只有表决能分开的为 panelVoted，分不开的为 panelVote。<code>missed</code> 先列一项：入围而未参加下一阶段的，<code>criterion</code> 为该阶段（如 S2）、<code>actual</code> 为 0.00、<code>required</code> 为该阶段 passMark；未入围的，<code>criterion</code> 为 null、<code>actual</code> 为本阶段总分、<code>required</code> 为入围者的最低总分（没有人入围的为本阶段 passMark）；走完各阶段而总分低于 <code>rules.passMark</code> 的，<code>criterion</code> 为 null。再依阶段次序列出各阶段文件中低于单项底线的各项。分数都写作两位小数。
      </p>
      <p>
        较早的文件（<code>jiebang-ranking-1</code>，分阶段的 <code>jiebang-ranking-2</code>）没有 <code>divergence</code>、<code>veto</code>、<code>vetoes</code>、<code>votes</code>、<code>meanRank</code>、<code>vetoFlags</code>、<code>vetoed</code>：界限为极差 25、标准差 12，没有否决和表决；其余相同，照样可以复算。
      </p>
      <p>
        可在<a href="/verify#recompute">验证页</a>复算，或用 <code>jiebang ranking recompute 文件</code>（一致时退出码 0，不一致 10，不是排名文件 2）。
      </p>
    </div>
  );
}
