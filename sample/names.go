package sample

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// culture is a place that names come from. Family names are put together from a beginning and an ending,
// so that hardly anybody is really called so.
type culture struct {
	given, beginnings, endings, families string
}

var cultures = []culture{
	{
		given:      "Signe Aksel Freja Sindre Åse Torbjørn Maiken Øyvind Liv Halvor Ylva Eskil Solveig Jorunn Håkon Tuva Birk Dagny Runa Gunnvor",
		beginnings: "Vester Linde Gran Bjørke Sol Fjell Elve Hassel Rogn Kvern",
		endings:    "holm strøm gård dal mo vik lund heim",
	}, {
		given:      "Anneke Matthijs Jörg Liesel Wiebke Käthe Ulrich Gesa Thilo Femke Joost Maartje Sören Roeland Heike Lotte Bastian Silke Folkert Gudrun",
		beginnings: "Braun Stein Eich Hagen Wester Kalk Roden Mühl Vogel Ahren",
		endings:    "bach feld wald hof moor rode horst brink",
	}, {
		given:      "Maëlle Corentin Élodie Thibault Océane Gaël Solène Inès Loïc Margaux Yannick Apolline Rémy Clémence Aurélien Noémie Titouan Perrine Gwenola Fulbert",
		beginnings: "Mont Beau Val Roche Clair Font Haute Belle Chante Ver",
		endings:    "rivel champ mare lande court vigne brac gard",
	}, {
		given:      "Itzel Joaquín Ximena Thiago Belén Álvaro Marisol Íñigo Rocío Caetano Luzía Damião Nuria Gonzalo Citlali Renato Jacinta Eneko Araceli Evaristo",
		beginnings: "Monte Vila Casa Fonte Alta Riba Campo Serra Valde Torre",
		endings:    "negra verde nova mar franca lobos luz prados",
	}, {
		given:      "Ginevra Ottavio Fiammetta Niccolò Ilaria Ruggero Ornella Elio Zeno Mirella Eleni Stavros Thekla Vasilis Ioanna Leandros Myrto Fotini Petros Danae",
		beginnings: "Bel Monta Cara Ferra Giova Pasqua Rosa Santa Vero Colo",
		endings:    "vello netti lucci rosa desio chetti grana poulos",
	}, {
		given:      "Zuzana Bohdan Kateřina Wojciech Jagoda Radovan Živa Matěj Bronisława Dušan Lidija Miloš Halina Tadeáš Vesna Zdeněk Mirjana Łucja Ondřej Kalina",
		beginnings: "Kova Zele Mlina Bara Lesni Jaro Vrba Petri Doma Hruša",
		endings:    "čík ković nczyk renko šek nec lak tić",
	}, {
		given:      "Defne Emre Çağla Özgür Şirin Kerem Nilüfer Yağmur Cem Laleh Behrouz Parisa Kaveh Golnaz Siamak Taraneh Ardeshir Roya Farhad Azar",
		beginnings: "Kara Ak Demir Yıl Gök Bahar Sham Nour Daru Özen",
		endings:    "dağ soy baş han zade gil kaya pour",
	}, {
		given:      "Layla Yusuf Amal Idris Salma Tariq Noor Ziad Rania Karim Hadil Samir Dalia Noa Eitan Tamar Lior Shira Amos Yael",
		beginnings: "Man Bar Shar Qas Far Nas Zah Ham Sul Raf",
		endings:    "awi ouni iri adeh abi dani ghali ashvili",
	}, {
		given:      "Adaeze Kwabena Folake Chidi Abena Tunde Ngozi Kofi Yewande Emeka Esi Babajide Ifeoma Kwaku Temitope Obinna Efua Olumide Sade Ekow",
		beginnings: "Ade Oku Nwa Ola Chuku Bam Aku Eze Obi Ogun",
		endings:    "bayo wande nkwo tola wuma simi kora dele",
	}, {
		given:      "Wanjiru Tendai Makena Baraka Thandiwe Sipho Zawadi Mosi Lindiwe Tafadzwa Achieng Juma Nomvula Kiprono Imani Themba Ayanda Otieno Rudo Selam",
		beginnings: "Kama Mwan Nko Ndlo Wai Otie Mbe Zwa Gatha Chima",
		endings:    "ngi sile gara mbo nyika riro lani thuku",
	}, {
		given:      "Aarav Meenakshi Ishaan Kavya Rohini Devika Arjun Lakshmi Nikhil Tanvi Harpreet Sunaina Bhavna Dilini Kasun Nirmala Yasir Anjali Gayatri Omkar",
		beginnings: "Bhatta Chandra Venka Rama Sri Kulka Desha Jaya Mukho Gopala",
		endings:    "vani natha rkar dhara wala murti puri patna",
	}, {
		given:    "Xinyi Haoran Meiling Jianyu Ruoxi Zihan Wenjing Tianyou Yuxuan Lihua Shuqi Bowen Qiaolian Zhiming Yanran Kaiwen Anqi Guowei Xiaoling Junhui",
		families: "Fang Shen Lü Qiu Tao Xue Yin Zhuang Pang Ruan Shao Tong Wen Xiang Yuan Zou Hong Kuang Mei Ning Situ Ouyang",
	}, {
		given:      "Haruka Ren Sayuri Takumi Aoi Daichi Chihiro Kaito Misaki Yuto Natsumi Riku Kotone Sōta Hinata Isamu Emiko Noboru Fumiko Tsubasa",
		beginnings: "Kawa Mori Taka Naka Kuro Shira Fuji Hoshi Matsu Ishi",
		endings:    "mizu shima hara zaki numa gaki zuka dani",
	}, {
		given:    "Jiwoo Minseo Haneul Seojun Dahye Yerin Sunwoo Thảo Quỳnh Đức Linh Hương Tuấn Anong Kittisak Malee Ploy Niran Boram Chaiya",
		families: "Seok Bang Gwak Noh Ryu Shim Yeo Đặng Đoàn Lương Tạ Vương Phùng Srisai Thongdee Wattana Chaiyo Suwanna Khamdee",
	}, {
		given:      "Aroha Tama Kiri Wiremu Moana Nikau Leilani Kaleo Sefina Tavita Ligaya Bayani Tala Dakila Amihan Isagani Sione Lupe Anahera Keoni",
		beginnings: "Tau Kahu Mahi Wehi Rangi Pula Hoku Mana Lagi Tere",
		endings:    "roa kura tonga leo mano nui toa wera",
	}, {
		given:      "Imogen Rhys Saoirse Callum Niamh Barnaby Maeve Alasdair Tamsin Eoin Rowan Cerys Fergus Ottilie Jago Bronwyn Lachlan Posy Ewan Isla",
		beginnings: "Ash Thorn Hart Wether Black Fen Mar Oak Pen Stan",
		endings:    "combe well wick leigh mere croft bridge stow",
	},
}

const initials = "ABCDEFGHJKLMNOPRSTVWYZ"

// namer gives names, each to one person.
type namer struct {
	dice     *dice
	given    [][]string // by culture
	families [][]string
	taken    map[uint64]bool
}

func newNamer(d *dice, people int) *namer {
	n := &namer{dice: d, taken: make(map[uint64]bool, people)}
	for _, c := range cultures {
		families := strings.Fields(c.families)
		for _, beginning := range strings.Fields(c.beginnings) {
			for _, ending := range strings.Fields(c.endings) {
				families = append(families, beginning+ending)
			}
		}
		n.given = append(n.given, strings.Fields(c.given))
		n.families = append(n.families, families)
	}
	return n
}

// next returns a name that nobody has yet. Every other person's given and family name come from one culture.
// Only when the short names run out, at hundreds of thousands of people, does an initial stand between.
func (n *namer) next() string {
	for try := 0; ; try++ {
		home := n.dice.below(len(cultures))
		away := home
		if n.dice.chance(50) {
			away = n.dice.below(len(cultures))
		}
		given, family, initial := n.dice.below(len(n.given[home])), n.dice.below(len(n.families[away])), 0
		if try >= 3 {
			initial = 1 + n.dice.below(len(initials))
		}
		key := uint64(home)<<48 | uint64(given)<<36 | uint64(away)<<24 | uint64(family)<<8 | uint64(initial)
		if n.taken[key] {
			continue
		}
		n.taken[key] = true
		if initial > 0 {
			return n.given[home][given] + " " + initials[initial-1:initial] + ". " + n.families[away][family]
		}
		return n.given[home][given] + " " + n.families[away][family]
	}
}

// slug returns the plain letters and digits of a name, in lower case, with a separator for everything else.
func slug(name, separator string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		plain, special := plainLetters[r]
		switch {
		case unicode.Is(unicode.Mn, r):
			continue
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			plain = string(r)
		case !special:
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteString(separator)
		}
		gap = false
		b.WriteString(plain)
	}
	return b.String()
}

// plainLetters are the letters of the lists that no decomposition takes apart.
var plainLetters = map[rune]string{'ø': "o", 'ł': "l", 'đ': "d", 'ı': "i", 'æ': "ae", 'ß': "ss"}
