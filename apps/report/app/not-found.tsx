export default function NotFound() {
  return (
    <main id="main">
      <header>
        <h1>No such page</h1>
        <p className="question">This site has an index and a page for each topic; this address is neither.</p>
      </header>
    </main>
  );
}
