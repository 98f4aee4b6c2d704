import { type Culture, splitNames } from './culture.ts'

/** Names written in other scripts than Latin, each with its form in ASCII. */
export const OTHER_SCRIPTS: readonly Culture[] = [
  {
    country: 'Greece',
    iso2: 'GR',
    weight: 3,
    people: [
      {
        first: splitNames('Ελένη=eleni Κατερίνα=katerina Μαρία=maria Σοφία=sofia Χρυσούλα=chrysoula'),
        last: splitNames(
          'Δημητρίου=dimitriou Παπαδοπούλου=papadopoulou Νικολαΐδου=nikolaidou Οικονόμου=oikonomou',
        ),
      },
      {
        first: splitNames('Γιώργος=giorgos Κώστας=kostas Νίκος=nikos Σπύρος=spyros Χρήστος=christos'),
        last: splitNames(
          'Αγγελόπουλος=angelopoulos Κωνσταντίνου=konstantinou Παπαδάκης=papadakis Τζαβάρας=tzavaras',
        ),
      },
    ],
    places: ['Αθήνα, Αττική, 10# ##', 'Θεσσαλονίκη, Κεντρική Μακεδονία, 54# ##'],
    streets: ['Ερμού %', 'Λεωφόρος Συγγρού %', 'Αγίου Δημητρίου %'],
    phones: ['+30 210 000 ####', '+30 690 000 ####'],
    companies: ['Βιβλιοπωλείο «Η Πυξίδα»', 'Αφοί {last} Ο.Ε.'],
    notes: ['Να παραδίδεται μόνο το πρωί.', 'Θέλει τιμολόγιο, όχι απόδειξη.'],
  },
  {
    country: 'Ukraine',
    iso2: 'UA',
    weight: 3,
    people: [
      {
        first: splitNames(
          'Ганна=hanna Катерина=kateryna Леся=lesia Оксана=oksana Олександр=oleksandr Тарас=taras Юрій=yurii Єва=yeva',
        ),
        last: splitNames(
          'Бондаренко=bondarenko Захарченко=zakharchenko Кравчук=kravchuk Мельник=melnyk Шевченко=shevchenko Їжакевич=yizhakevych Ґудзь=gudz',
        ),
      },
    ],
    places: ['Київ, Київ, 01###', 'Львів, Львівська область, 79###'],
    streets: ['вул. Хрещатик, %', 'вул. Івана Франка, %, кв. 5'],
    phones: ['+380 44 000 ## ##', '+380 50 000 ## ##'],
    companies: ['ТОВ «{last} і партнери»', 'Книгарня «Є»'],
    notes: ['Будь ласка, телефонувати перед доставкою.'],
  },
  {
    country: 'Bulgaria',
    iso2: 'BG',
    weight: 2,
    people: [
      {
        first: splitNames('Десислава=desislava Елена=elena Марийка=mariyka Цветелина=tsvetelina'),
        last: splitNames('Георгиева=georgieva Димитрова=dimitrova Желева=zheleva Щерева=shtereva'),
      },
      {
        first: splitNames('Борис=boris Григорий=grigoriy Николай=nikolay Светослав=svetoslav'),
        last: splitNames('Ангелов=angelov Иванов=ivanov Петков=petkov Чернев=chernev'),
      },
    ],
    places: ['София, София-град, 10##', 'Пловдив, Пловдив, 40##'],
    streets: ['бул. „Витоша“ %', 'ул. „Шипка“ %, ап. 2'],
    phones: ['+359 2 000 ####'],
    companies: ['„{last}“ ЕООД'],
    notes: ['Да се доставя след 18 часа.'],
  },
  {
    country: 'Israel',
    iso2: 'IL',
    weight: 2,
    people: [
      {
        first: splitNames('נועה=noa יעל=yael תמר=tamar רחל=rachel דוד=david יוסף=yosef איתן=eitan אורי=uri'),
        last: splitNames('כהן=cohen לוי=levi מזרחי=mizrahi פרץ=peretz שפירא=shapira בן־דוד=bendavid'),
      },
    ],
    places: ['תל אביב-יפו, תל אביב, 61###', 'חיפה, חיפה, 31###'],
    streets: ['רחוב הרצל %', 'שדרות רוטשילד %, דירה 4'],
    phones: ['+972 3 000 ####', '050-000-####'],
    companies: ['{last} ובניו בע״מ'],
    notes: ['נא להתקשר לפני המשלוח (054).'],
  },
  {
    country: 'United Arab Emirates',
    iso2: 'AE',
    weight: 2,
    people: [
      {
        first: splitNames(
          'فاطمة=fatima ليلى=layla مريم=maryam نور=nour أحمد=ahmad خالد=khalid يوسف=yusuf عمر=omar',
        ),
        last: splitNames('الخطيب=alkhatib حداد=haddad السعدي=alsaadi منصور=mansour النجار=alnajjar'),
      },
    ],
    places: ['دبي, دبي, 00000', 'أبوظبي, أبوظبي, 00000'],
    streets: ['شارع الشيخ زايد %', 'برج النخيل، شقة %'],
    phones: ['+971 4 000 ####', '+971 50 000 ####'],
    companies: ['مؤسسة {last} للتجارة'],
    notes: ['يفضّل التواصل بالبريد الإلكتروني فقط.', 'الطلب رقم 1042 تأخّر؛ أرسلنا هدية.'],
  },
  {
    country: 'China',
    iso2: 'CN',
    weight: 2,
    isFamilyNameFirst: true,
    people: [
      {
        first: splitNames(
          '伟=wei 秀英=xiuying 丽=li 磊=lei 晓明=xiaoming 思涵=sihan 建国=jianguo 雨桐=yutong',
        ),
        last: splitNames('王=wang 李=li 张=zhang 刘=liu 陈=chen 欧阳=ouyang 司马=sima 诸葛=zhuge'),
      },
    ],
    places: ['上海市, 上海, 2000##', '广州市, 广东, 5100##'],
    streets: ['南京东路%号', '人民路%号 3单元502室'],
    phones: ['+86 138 0000 ####'],
    companies: ['{city}{last}氏贸易有限公司', '晨光文具店'],
    notes: ['送货前请先打电话。', '发票抬头：公司全称。'],
  },
  {
    country: 'Japan',
    iso2: 'JP',
    weight: 2,
    isFamilyNameFirst: true,
    people: [
      {
        first: splitNames(
          '花子=hanako さくら=sakura 陽菜=hina 美咲=misaki 太郎=taro 健一=kenichi 翔=sho ひろし=hiroshi',
        ),
        last: splitNames(
          '佐藤=sato 鈴木=suzuki 髙橋=takahashi 渡邊=watanabe 𠮷田=yoshida 小林=kobayashi 五十嵐=igarashi',
        ),
      },
    ],
    places: ['東京都千代田区, 東京都, 100-00##', '京都市中京区, 京都府, 604-80##'],
    streets: ['丸の内1丁目%番', '三条通烏丸西入%番地 メゾン桜201号室'],
    phones: ['+81 3 0000 ####', '090-0000-####'],
    companies: ['株式会社{last}商店', 'カフェ・ド・{city}'],
    notes: ['平日の午前中に配達希望。', '領収書の宛名は「上様」不可。'],
  },
  {
    country: 'South Korea',
    iso2: 'KR',
    weight: 2,
    isFamilyNameFirst: true,
    people: [
      {
        first: splitNames('지민=jimin 서연=seoyeon 민준=minjun 하은=haeun 도윤=doyun 영희=younghee'),
        last: splitNames('김=kim 이=lee 박=park 최=choi 정=jung 남궁=namgung'),
      },
    ],
    places: ['서울특별시, 서울, 04###', '부산광역시, 부산, 48###'],
    streets: ['세종대로 %', '해운대로 %, 101동 1203호'],
    phones: ['+82 2 000 ####', '010-0000-####'],
    companies: ['㈜{last}상사', '{last}네 꽃집'],
    notes: ['부재 시 경비실에 맡겨 주세요.'],
  },
  {
    country: 'India',
    iso2: 'IN',
    weight: 2,
    people: [
      {
        first: splitNames('अनीता=anita प्रिया=priya सुनीता=sunita अर्जुन=arjun राजेश=rajesh विक्रम=vikram'),
        last: splitNames('शर्मा=sharma गुप्ता=gupta सिंह=singh त्रिपाठी=tripathi श्रीवास्तव=srivastava'),
      },
    ],
    places: ['नई दिल्ली, दिल्ली, 1100##', 'जयपुर, राजस्थान, 3020##'],
    streets: ['महात्मा गांधी मार्ग %', 'मकान नं. %, सेक्टर ५'],
    phones: ['+91 98000 000##'],
    companies: ['{last} एंड संस'],
    notes: ['कृपया शाम ६ बजे के बाद ही डिलीवरी करें।'],
  },
]
