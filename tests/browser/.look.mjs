import { writeFile } from 'node:fs/promises';
import { Key } from 'selenium-webdriver';
import { openBrowser } from './support/browser.mjs';
import { pageOf } from './support/page.mjs';
import { serveSite } from './support/server.mjs';
const server = await serveSite();
const wait=(ms)=>new Promise(r=>setTimeout(r,ms));
for (const [size,scheme] of [['wide','light'],['phone','dark']]) {
const browser = await openBrowser({ size, scheme });
try {
  const page = pageOf(browser, server.url); const d=browser.driver;
  const shot=async(n)=>{await writeFile(`/tmp/look-${n}-${size}.png`, await d.takeScreenshot(),'base64')};
  await page.open('#/quotes'); await wait(800); await shot('quotes');
  const box=await page.byTestId('search-box');
  await box.sendKeys('peace zel'); await wait(600); await shot('offers');
  await box.sendKeys(Key.ARROW_DOWN); await wait(100); await box.sendKeys(Key.ENTER); await wait(600); await shot('chosen');
  console.log(await d.executeScript('return location.hash+" | "+document.querySelector("#search-box").value+" | "+document.activeElement.id'));
  await page.open('#/quotes?q=natoo+membershp+speaker:zelensky'); await wait(900); await shot('including');
  await page.open('#/quotes?q=trades&exact=1'); await wait(600); await shot('exact');
  await page.open('#/quotes'); await wait(3000);
  await d.executeScript('window.scrollTo(0,6000)'); await wait(400); await shot('scrolled');
  console.log(await d.executeScript('return [document.querySelectorAll(".card-item").length, document.querySelector(".card-item").getAttribute("aria-posinset"), document.documentElement.scrollHeight, scrollY].join(" ")'));
  await d.executeScript('window.scrollTo(0,document.documentElement.scrollHeight)'); await wait(400); await shot('end');
  await d.executeScript('window.scrollTo(0,0);document.querySelector(".search-tips").open=true'); await wait(300); await shot('tips');
  await page.open('#/quotes?q=peace'); await wait(2600); await page.open('#/speakers'); await page.open('#/quotes'); await wait(300); await page.click(page.byTestId('search-box')); await wait(300); await shot('recent');
  const log = await d.manage().logs().get('browser').catch(()=>[]); for (const l of log) console.log(l.level.name,l.message.slice(0,300));
} finally { await browser.close(); }
}
await server.close();
