/** 适老 switch: a plain form, so that it works everywhere; the choice stays in this browser. */
export function DisplaySwitch({ isLarge, path }: { isLarge: boolean; path: string }) {
  return (
    <form method="post" action="/display">
      <input type="hidden" name="next" value={path} />
      <button name="display" value={isLarge ? "normal" : "large"} className="min-h-8 rounded border border-edge bg-white px-3 text-sm hover:border-blue hover:text-blue">
        {isLarge ? "标准版" : "大字版"}
      </button>
    </form>
  );
}
